'use client'

import { TOUCHE } from '@/components/gestion/touche'
import { useRef } from 'react'
import { ActForm } from '@/components/ui/act-form'
import { describedBy, FieldFrame, TextField } from '@/components/ui/field'
import { sayDemandeDePieces, sayEcheance } from '@/lib/demandes/gestion/dire-demande'
import type { Phrase } from '@/lib/demandes/gestion/phrases'
import type { FormAction } from '@/lib/ground/form-state'

export type AskFormProps = {
  action: FormAction
  numero: string
  cle: string
  objet: string
  /** Qui lira, et qui signe. */
  client: string
  signature: string
  siennes: readonly Phrase[]
  autres: readonly Phrase[]
  /** Ce que l’employeur a annoncé : coché d’avance. */
  annoncees: readonly string[]
  /** Les noms des pièces déjà demandées. */
  deja: readonly string[]
  /** Les délais proposés, en jours, et leur date « AAAA-MM-JJ ». */
  delais: readonly (readonly [jours: number, jour: string])[]
}

const ORDINAIRE = 15
const optional = (nom: string, valeur: string | undefined) => (valeur === undefined ? {} : { [nom]: valeur })

/**
 * Demander des pièces : celles de cette démarche d’abord, celle que l’employeur a annoncée cochée d’avance, une date en mots, et le message que le
 * client lira, écrit d’après elles. Sans JavaScript, un message laissé vide se compose à l’envoi.
 */
export function AskForm(props: AskFormProps) {
  const { action, numero, cle } = props
  return (
    <ActForm
      action={action}
      cache={{ numero, cle }}
      pli={
        <span data-touche="p">
          Demander une pièce{' '}
          <span className={TOUCHE} aria-hidden="true">
            p
          </span>
        </span>
      }
      bouton="Demander les pièces"
      primary
      aCote
      idOf={(nom) => (nom === 'corps' ? 'corps-demander' : nom)}
    >
      {({ errors, values }) => <Fields {...props} errors={errors} values={values} />}
    </ActForm>
  )
}

function Fields({ errors, values, ...props }: AskFormProps & { errors: Record<string, string>; values: Record<string, string> }) {
  const { siennes, autres, annoncees, deja, delais, client, objet, signature } = props
  const boite = useRef<HTMLDivElement>(null)
  const choisies = values.phrase?.split('\n') ?? annoncees
  const say = (ids: readonly string[], libre: string, pourquoi: string, echeance: string): string => {
    const pieces = [...siennes, ...autres]
      .filter(({ id }) => ids.includes(id))
      .map(({ libelle, pourquoi: raison }) => ({ libelle, pourquoi: raison }))
    const toutes = libre === '' ? pieces : [...pieces, { libelle: libre, pourquoi: pourquoi || null }]
    return toutes.length === 0 || echeance === '' ? '' : sayDemandeDePieces({ objet, pieces: toutes, echeance, signature })
  }
  const dateOf = (delai: string, autre: string): string => delais.find(([jours]) => String(jours) === delai)?.[1] ?? autre
  const depart = say(choisies, '', '', dateOf(String(ORDINAIRE), ''))
  const propose = useRef(depart)
  // Le message suit ce qui est coché tant que la personne ne l’a pas écrit elle-même.
  const follow = () => {
    const form = boite.current?.closest('form')
    const texte = form?.elements.namedItem('corps')
    if (!form || !(texte instanceof HTMLTextAreaElement) || (texte.value !== propose.current && texte.value !== '')) return
    const lu = new FormData(form)
    const dit = (nom: string) => String(lu.get(nom) ?? '').trim()
    propose.current = say(lu.getAll('phrase').map(String), dit('autre'), dit('pourquoi'), dateOf(dit('delai'), dit('echeance')))
    texte.value = propose.current
  }
  const piece = ({ id, libelle, pourquoi }: Phrase) => (
    <label className="tick" key={id}>
      <input key={values.phrase} type="checkbox" name="phrase" value={id} defaultChecked={choisies.includes(id)} />
      <span>
        {libelle} {annoncees.includes(id) ? <span className="tag">Annoncée, pas encore reçue</span> : null}
        {deja.includes(libelle) ? <span className="tag">Déjà demandée</span> : null}
        <span className="sub text-ink-2">{pourquoi}</span>
      </span>
    </label>
  )
  return (
    <div className="stack" ref={boite} onChange={follow}>
      <fieldset className={errors.phrase ? 'field field--error' : 'field'} id="phrase" tabIndex={-1}>
        <legend className="inline-block leading-[1.35] font-medium">Pièces à demander</legend>
        {errors.phrase ? (
          <p className="error">
            <span>
              <span className="sr-only">Erreur&nbsp;: </span>
              {errors.phrase}
            </span>
          </p>
        ) : null}
        <div className="grid gap-2">{siennes.map(piece)}</div>
        {autres.length > 0 ? (
          <details className="mt-2" open={autres.some(({ id }) => choisies.includes(id)) || undefined}>
            <summary>Autres pièces usuelles</summary>
            <div className="mt-2 grid gap-2">{autres.map(piece)}</div>
          </details>
        ) : null}
        <details className="mt-2" open={Boolean(values.autre || errors.autre || errors.pourquoi) || undefined}>
          <summary>Une autre pièce</summary>
          <div className="mt-2 grid gap-3">
            <TextField
              name="autre"
              label="Laquelle&nbsp;?"
              maxLength={200}
              {...optional('error', errors.autre)}
              {...optional('defaultValue', values.autre)}
            />
            <TextField
              name="pourquoi"
              label="Pourquoi&nbsp;?"
              maxLength={200}
              {...optional('error', errors.pourquoi)}
              {...optional('defaultValue', values.pourquoi)}
            />
          </div>
        </details>
      </fieldset>
      <fieldset className="field group/quand">
        <legend className="inline-block leading-[1.35] font-medium">À recevoir avant le</legend>
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          {delais.map(([jours, jour]) => (
            <label className="tick" key={jours}>
              <input type="radio" name="delai" value={jours} defaultChecked={(values.delai ?? String(ORDINAIRE)) === String(jours)} />
              <span>
                {sayEcheance(jour)}
                <span className="sub text-ink-2">dans {jours} jours</span>
              </span>
            </label>
          ))}
          <label className="tick">
            <input type="radio" name="delai" value="autre" defaultChecked={values.delai === 'autre'} />
            <span>Autre date</span>
          </label>
        </div>
        <div className="hidden group-has-[[value=autre]:checked]/quand:block mt-2">
          <FieldFrame id="echeance" label="Laquelle&nbsp;?" {...optional('error', errors.echeance)}>
            <input
              className="input max-w-88"
              id="echeance"
              name="echeance"
              type="date"
              defaultValue={values.echeance}
              aria-invalid={errors.echeance ? true : undefined}
              aria-describedby={describedBy('echeance', undefined, errors.echeance)}
            />
          </FieldFrame>
        </div>
      </fieldset>
      <FieldFrame
        id="corps-demander"
        label={`Ce que ${client} lira`}
        hint="Écrit d’après les pièces cochées. Modifiez-le si besoin&nbsp;; laissé vide, il s’écrit à l’envoi."
        {...optional('error', errors.corps)}
      >
        <textarea
          className="textarea"
          id="corps-demander"
          name="corps"
          rows={8}
          defaultValue={values.corps ?? depart}
          aria-invalid={errors.corps ? true : undefined}
          aria-describedby={describedBy('corps-demander', 'aide', errors.corps)}
        />
      </FieldFrame>
    </div>
  )
}
