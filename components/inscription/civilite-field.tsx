import { FieldError } from '@/components/ui/field'

/** La civilité : deux choix, l’un obligatoire. */
export const CiviliteField = ({ value, error }: { value?: string | undefined; error?: string | undefined }) => (
  <fieldset className={error ? 'field field--error' : 'field'}>
    <legend>
      Civilité{' '}
      <span className="font-bold text-danger" aria-hidden="true">
        *
      </span>
    </legend>
    {error ? <FieldError id="civilite-erreur" message={error} /> : null}
    <div className="mt-3 flex flex-wrap gap-3 [&>.choice]:pr-6">
      {(['madame', 'monsieur'] as const).map((code, i) => (
        <label className="choice" key={code}>
          <input
            id={i === 0 ? 'civilite' : undefined}
            type="radio"
            name="civilite"
            value={code}
            defaultChecked={value === code}
            aria-describedby={error ? 'civilite-erreur' : undefined}
          />
          <span>{code === 'madame' ? 'Madame' : 'Monsieur'}</span>
        </label>
      ))}
    </div>
  </fieldset>
)
