'use client'

import { useRef } from 'react'
import { ActForm } from '@/components/ui/act-form'
import { describedBy, FieldFrame, TextField } from '@/components/ui/field'
import { sayCloture } from '@/lib/demandes/gestion/dire-demande'
import { ISSUE_NOMS } from '@/lib/demandes/noms'
import type { FormAction } from '@/lib/ground/form-state'

type ActProps = { action: FormAction; numero: string; cle: string }

const optional = (nom: string, valeur: string | undefined) => (valeur === undefined ? {} : { [nom]: valeur })

function MessageField({
  id,
  label,
  error,
  defaultValue,
}: {
  id: string
  label: string
  error: string | undefined
  defaultValue: string | undefined
}) {
  return (
    <FieldFrame id={id} label={label} required {...optional('error', error)}>
      <textarea
        className="textarea"
        id={id}
        name="corps"
        defaultValue={defaultValue}
        aria-required
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, undefined, error)}
      />
    </FieldFrame>
  )
}

type JudgeProps = { action: FormAction; numero: string; onglet: string; piece: string; libelle: string }

/** Juger une pièce reçue : la valider, ou la refuser avec ce qui ne va pas. */
export function JudgeForms({ action, numero, onglet, piece, libelle }: JudgeProps) {
  return (
    <div className="row">
      <ActForm action={action} cache={{ numero, onglet, piece, verdict: 'valider' }} bouton="Valider" sur={libelle} />
      <ActForm
        action={action}
        cache={{ numero, onglet, piece, verdict: 'refuser' }}
        pli={
          <>
            Refuser<span className="sr-only"> : {libelle}</span>
          </>
        }
        bouton="Refuser la pièce"
        danger
        sur={libelle}
        idOf={() => `motif-${piece}`}
      >
        {({ errors, values }) => (
          <TextField
            id={`motif-${piece}`}
            name="motif"
            label="Ce qui ne va pas"
            required
            maxLength={500}
            {...optional('error', errors.motif)}
            {...optional('defaultValue', values.motif)}
          />
        )}
      </ActForm>
    </div>
  )
}

/** Clore : une issue, et le message qui la dit, proposé quand l’issue se suffit. */
export function CloseForm({ action, numero, cle, objet, signature }: ActProps & { objet: string; signature: string }) {
  const propose = useRef('')
  // Le message suit l’issue tant que la personne ne l’a pas écrit elle-même.
  const follow = ({ form, value: issue }: HTMLSelectElement) => {
    const texte = form?.elements.namedItem('corps')
    if (!(texte instanceof HTMLTextAreaElement) || (texte.value !== propose.current && texte.value !== '')) return
    propose.current = sayCloture({ issue, objet, signature })
    texte.value = propose.current
  }
  return (
    <ActForm
      action={action}
      cache={{ numero, cle }}
      pli="Clore la demande"
      bouton="Clore la demande"
      danger
      idOf={(nom) => (nom === 'corps' ? 'corps-clore' : nom)}
    >
      {({ errors, values }) => (
        <>
          <FieldFrame id="issue" label="Issue" required {...optional('error', errors.issue)}>
            <select
              className="select"
              id="issue"
              name="issue"
              key={values.issue}
              defaultValue={values.issue ?? ''}
              onChange={({ currentTarget }) => follow(currentTarget)}
              aria-required
              aria-invalid={errors.issue ? true : undefined}
              aria-describedby={describedBy('issue', undefined, errors.issue)}
            >
              <option value="">Choisissez</option>
              {Object.entries(ISSUE_NOMS)
                .filter(([issue]) => issue !== 'annulee')
                .map(([issue, nom]) => (
                  <option key={issue} value={issue}>
                    {nom}
                  </option>
                ))}
            </select>
          </FieldFrame>
          <MessageField id="corps-clore" label="Message de clôture" error={errors.corps} defaultValue={values.corps} />
        </>
      )}
    </ActForm>
  )
}

/** Rouvrir : dire pourquoi. */
export function ReopenForm({ action, numero, cle }: ActProps) {
  return (
    <ActForm action={action} cache={{ numero, cle }} pli="Rouvrir la demande" bouton="Rouvrir la demande" primary idOf={() => 'corps-rouvrir'}>
      {({ errors, values }) => (
        <MessageField id="corps-rouvrir" label="Pourquoi la rouvrir&nbsp;?" error={errors.corps} defaultValue={values.corps} />
      )}
    </ActForm>
  )
}

/** Prendre en charge. */
export const TakeForm = ({ action, numero, onglet }: Omit<ActProps, 'cle'> & { onglet: string }) => (
  <ActForm action={action} cache={{ numero, onglet }} bouton="Prendre en charge" primary />
)
