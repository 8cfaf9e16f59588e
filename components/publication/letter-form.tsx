'use client'

import { type LettreMontree, LetterSheet } from '@/components/courriers/letter-sheet'
import { buttonClass } from '@/components/ui/button'
import { describedBy, FieldFrame, TextField } from '@/components/ui/field'
import { FormOutcome } from '@/components/ui/form-outcome'
import { type Choix, SelectField } from '@/components/ui/select-field'
import { useFormAction } from '@/components/ui/use-form-action'
import { COURRIER_LABELS } from '@/lib/copy/publication'
import type { FormAction } from '@/lib/ground/form-state'

type Champs = { sujet: string; objet: string; corps: string }
type LetterFormProps = {
  titre: string
  action: FormAction
  siren: string
  cle: string
  sujets: Choix
  aujourdhui: string
  /** Ce que le modèle propose. */
  propose: Champs
  variables: Readonly<Record<string, string>>
}

/** Écrire un courrier : le voir tel que l’entreprise le lira, puis le publier. Le voir n’écrit rien. */
export function LetterForm({ titre, action, siren, cle, sujets, aujourdhui, propose, variables }: LetterFormProps) {
  const { state, pending, form } = useFormAction(action)
  const errors = state.status === 'invalide' ? state.errors : {}
  const values: Record<string, string> = state.status === 'idle' ? {} : state.values
  const of = (name: string) => ({ name, ...(errors[name] === undefined ? {} : { error: errors[name] }) })
  const typed = (name: keyof Champs) => values[name] ?? propose[name]
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8 xl:grid-cols-2">
      <form className="stack" {...form} noValidate>
        <FormOutcome titre={titre} state={state} />
        <input type="hidden" name="siren" value={siren} />
        <input type="hidden" name="cle" value={cle} />
        <SelectField {...of('sujet')} label={COURRIER_LABELS.sujet} required choix={sujets} defaultValue={typed('sujet')} />
        <TextField
          {...of('attention')}
          label={COURRIER_LABELS.attention}
          hint="Facultatif, par exemple Madame Durand"
          maxLength={100}
          defaultValue={values.attention ?? ''}
        />
        <TextField {...of('objet')} label={COURRIER_LABELS.objet} required maxLength={150} defaultValue={typed('objet')} />
        <DayField error={errors.reponseLe} defaultValue={values.reponseLe ?? ''} min={aujourdhui} />
        <FieldFrame
          id="corps"
          label={COURRIER_LABELS.corps}
          required
          hint="Une ligne vide sépare deux paragraphes. N’écrivez aucun motif médical."
          {...(errors.corps === undefined ? {} : { error: errors.corps })}
        >
          <textarea
            className="textarea min-h-80"
            id="corps"
            name="corps"
            defaultValue={typed('corps')}
            aria-required
            aria-invalid={errors.corps ? true : undefined}
            aria-describedby={describedBy('corps', 'aide', errors.corps)}
          />
        </FieldFrame>
        <VariableList variables={variables} />
        <div className="actions">
          <button className={buttonClass({ small: true })} type="submit" name="intention" value="apercu" aria-disabled={pending || undefined}>
            Voir l’aperçu
          </button>
          <button
            className={buttonClass({ variant: 'primary', small: true })}
            type="submit"
            name="intention"
            value="publier"
            aria-disabled={pending || undefined}
          >
            Publier le courrier
          </button>
        </div>
        <p className="text-sm text-ink-2">Publié, il ne change plus, et l’entreprise en est prévenue par courriel.</p>
      </form>
      <section aria-labelledby="apercu" aria-live="polite">
        <h2 id="apercu" className="mb-3">
          Aperçu
        </h2>
        {state.status === 'apercu' ? (
          <Preview lettre={{ ...state.lettre, numero: null, jour: aujourdhui }} />
        ) : (
          <p className="text-ink-2">
            «&nbsp;Voir l’aperçu&nbsp;» montre ici la lettre telle que l’entreprise la lira, variables remplies. Rien n’est publié.
          </p>
        )}
      </section>
    </div>
  )
}

const Preview = ({ lettre }: { lettre: LettreMontree }) => <LetterSheet lettre={lettre} niveau="h3" />

/** Avant quand l’on souhaite une réponse. */
export const DayField = ({ error, defaultValue, min }: { error?: string | undefined; defaultValue: string; min: string }) => (
  <FieldFrame id="reponseLe" label={COURRIER_LABELS.reponseLe} hint="Facultatif" {...(error === undefined ? {} : { error })}>
    <input
      className="input max-w-88"
      type="date"
      id="reponseLe"
      name="reponseLe"
      min={min}
      defaultValue={defaultValue}
      aria-invalid={error ? true : undefined}
      aria-describedby={describedBy('reponseLe', 'aide', error)}
    />
  </FieldFrame>
)

const VariableList = ({ variables }: { variables: Readonly<Record<string, string>> }) => (
  <details className="text-sm">
    <summary className="w-fit cursor-pointer py-1 text-link underline underline-offset-[.2em]">Variables du texte</summary>
    <ul className="mt-1">
      {Object.entries(variables).map(([nom, dit]) => (
        <li key={nom}>
          <code>{`{${nom}}`}</code>, {dit}
        </li>
      ))}
    </ul>
    <p className="mt-1">Ce qui reste entre crochets est à remplacer&nbsp;: le courrier ne part pas avec.</p>
  </details>
)
