import { FieldError } from '@/components/ui/field'

const PARTIES = [
  ['jour', 'Jour'],
  ['mois', 'Mois'],
  ['annee', 'Année'],
] as const

type EndDateProps = { values: Readonly<Record<string, string | undefined>>; errors: Readonly<Record<string, string>> }

/** La date de fin, si l’on en veut une : trois cases. */
export function EndDate({ values, errors }: EndDateProps) {
  const error = errors['au.jour']
  return (
    <fieldset className={error ? 'field field--error' : 'field'} data-champ="au.jour">
      <legend>Date de fin (facultative)</legend>
      <p className="text-sm text-ink-2" id="au-aide">
        Le dernier jour, par exemple 31 12 2027. Vide{'\u00a0'}: jusqu’à ce que l’un de vous l’arrête.
      </p>
      <FieldError id="au.jour-erreur" message={error} />
      <div className="mt-2 flex gap-3 [&_.input]:w-15 [&_.input]:text-center [&_.input]:tabular-nums [&_label]:mb-1 [&_label]:block [&_label]:text-xs/md [&_label]:text-ink-2 [&>:last-child_.input]:w-21">
        {PARTIES.map(([partie, label]) => (
          <div key={partie}>
            <label htmlFor={`au.${partie}`}>{label}</label>
            <input
              className="input"
              id={`au.${partie}`}
              name={`au.${partie}`}
              inputMode="numeric"
              autoComplete="off"
              maxLength={partie === 'annee' ? 4 : 2}
              defaultValue={values[`au.${partie}`]}
              aria-invalid={error ? true : undefined}
              aria-describedby={`au-aide${error ? ' au.jour-erreur' : ''}`}
            />
          </div>
        ))}
      </div>
    </fieldset>
  )
}
