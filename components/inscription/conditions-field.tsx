import { FieldError } from '@/components/ui/field'
import { Lien } from '@/components/ui/lien'
import { routes } from '@/lib/ground/routes'

/** La case des conditions d’utilisation. */
export function ConditionsField({ error, checked }: { error: string | undefined; checked: boolean }) {
  return (
    <div className={error ? 'field field--error' : 'field'}>
      {error ? <FieldError id="conditions-erreur" message={error} /> : null}
      <label className="tick">
        <input
          id="conditions"
          type="checkbox"
          name="conditions"
          value="oui"
          defaultChecked={checked}
          aria-describedby={error ? 'conditions-erreur' : undefined}
        />
        <span>
          J’accepte les <Lien href={routes.conditions()}>conditions d’utilisation</Lien>, version 1 du 1<sup>er</sup> juin 2026{' '}
          <span className="font-bold text-danger" aria-hidden="true">
            *
          </span>
        </span>
      </label>
    </div>
  )
}
