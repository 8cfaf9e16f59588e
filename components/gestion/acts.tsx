'use client'

import { ActForm } from '@/components/ui/act-form'
import { describedBy, FieldFrame, TextField } from '@/components/ui/field'
import { ISSUE_NOMS } from '@/lib/demandes/noms'
import type { Phrase } from '@/lib/demandes/gestion/phrases'
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

/** Demander des pièces : celles du catalogue, une autre, la date, et le message que le client lira. */
export function AskForm({ action, numero, cle, phrases, echeance }: ActProps & { phrases: readonly Phrase[]; echeance: string }) {
  return (
    <ActForm
      action={action}
      cache={{ numero, cle }}
      pli="Demander des pièces"
      bouton="Demander les pièces"
      primary
      idOf={(nom) => (nom === 'corps' ? 'corps-demander' : nom)}
    >
      {({ errors, values }) => (
        <>
          <fieldset className={errors.phrase ? 'field field--error' : 'field'} id="phrase" tabIndex={-1}>
            <legend className="field__label">Pièces à demander</legend>
            {errors.phrase ? (
              <p className="error">
                <span>
                  <span className="sr">Erreur&nbsp;: </span>
                  {errors.phrase}
                </span>
              </p>
            ) : null}
            {phrases.map(({ id, libelle, pourquoi }) => (
              <label className="tick" key={id}>
                <input key={values.phrase} type="checkbox" name="phrase" value={id} defaultChecked={values.phrase?.split('\n').includes(id)} />
                <span>
                  {libelle}
                  <span className="sub muted">{pourquoi}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <TextField
            name="autre"
            label="Une autre pièce"
            maxLength={200}
            {...optional('error', errors.autre)}
            {...optional('defaultValue', values.autre)}
          />
          <TextField
            name="pourquoi"
            label="Pourquoi cette autre pièce"
            maxLength={200}
            {...optional('error', errors.pourquoi)}
            {...optional('defaultValue', values.pourquoi)}
          />
          <FieldFrame id="echeance" label="Attendues avant le" required {...optional('error', errors.echeance)}>
            <input
              className="input input--w20"
              id="echeance"
              name="echeance"
              type="date"
              defaultValue={values.echeance ?? echeance}
              aria-invalid={errors.echeance ? true : undefined}
              aria-describedby={describedBy('echeance', undefined, errors.echeance)}
            />
          </FieldFrame>
          <MessageField id="corps-demander" label="Votre message au client" error={errors.corps} defaultValue={values.corps} />
        </>
      )}
    </ActForm>
  )
}

/** Juger une pièce reçue : la valider, ou la refuser avec ce qui ne va pas. */
export function JudgeForms({ action, numero, piece, libelle }: { action: FormAction; numero: string; piece: string; libelle: string }) {
  return (
    <div className="row">
      <ActForm action={action} cache={{ numero, piece, verdict: 'valider' }} bouton="Valider" sur={libelle} />
      <ActForm
        action={action}
        cache={{ numero, piece, verdict: 'refuser' }}
        pli={
          <>
            Refuser<span className="sr"> : {libelle}</span>
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

/** Clore : une issue, et le message qui la dit. */
export function CloseForm({ action, numero, cle }: ActProps) {
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
      {({ errors, values }) => <MessageField id="corps-rouvrir" label="Pourquoi la rouvrir" error={errors.corps} defaultValue={values.corps} />}
    </ActForm>
  )
}

/** Prendre en charge. */
export const TakeForm = ({ action, numero }: Omit<ActProps, 'cle'>) => (
  <ActForm action={action} cache={{ numero }} bouton="Prendre en charge" primary />
)
