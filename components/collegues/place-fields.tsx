import { FieldError } from '@/components/ui/field'
import type { ClientAConfier } from '@/lib/delegations/vues'
import { plural } from '@/lib/ground/number'

type PlaceFieldsProps = {
  clients: readonly ClientAConfier[]
  place: string | undefined
  comptes: readonly string[]
  errors: Readonly<Record<string, string>>
}

/** Ce qui est confié à un collègue : tout le cabinet, tous les clients, ou ceux que l’on coche. */
export const PlaceFields = ({ clients, place, comptes, errors }: PlaceFieldsProps) => (
  <div className="group/place grid gap-6">
    <fieldset className={errors.place ? 'field field--error' : 'field'} data-champ="place">
      <legend>
        Ce qui lui est confié{' '}
        <span className="font-bold text-danger" aria-hidden="true">
          *
        </span>
      </legend>
      <FieldError id="place-erreur" message={errors.place} />
      <div className="mt-3 grid gap-3">
        {PLACES.map(({ code, titre, aide }, rang) => (
          <label className="choice" key={code}>
            <input
              id={rang === 0 ? 'place' : undefined}
              type="radio"
              name="place"
              value={code}
              defaultChecked={place === code}
              aria-describedby={errors.place ? 'place-erreur' : undefined}
            />
            <span>
              {titre}
              <span className="sub">{aide(clients.length)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
    <fieldset
      className={`hidden min-w-0 group-has-[[value=choisis]:checked]/place:block ${errors.client ? 'field field--error' : 'field'}`}
      data-champ="client"
    >
      <legend>Ses clients</legend>
      <FieldError id="client-erreur" message={errors.client} />
      <ul className="sheet mt-3 max-h-110 overflow-y-auto">
        {clients.map(({ id, nom }, rang) => (
          <li key={id} className="not-first:border-t not-first:border-line">
            <label className="flex min-h-target cursor-pointer items-center gap-3 px-4 py-2 hover:bg-brand-soft has-[:checked]:bg-brand-soft">
              <input id={rang === 0 ? 'client' : undefined} type="checkbox" name="client" value={id} defaultChecked={comptes.includes(id)} />
              <span className="min-w-0 wrap-anywhere">{nom}</span>
            </label>
          </li>
        ))}
        {clients.length === 0 ? <li className="px-4 py-3 text-sm text-ink-2">Votre cabinet n’a pas encore de client.</li> : null}
      </ul>
    </fieldset>
  </div>
)

const PLACES: readonly { code: string; titre: string; aide: (clients: number) => string }[] = [
  { code: 'choisis', titre: 'Une partie des clients', aide: () => 'Ceux que vous choisissez\u00a0; les suivants ne sont pas compris' },
  { code: 'tous', titre: 'Tous les clients', aide: (n) => `${plural(n, 'client')}, et ceux à venir` },
  {
    code: 'responsable',
    titre: 'Responsable',
    aide: () => 'Tous les clients\u00a0; répond à leurs demandes, y renonce, et gère les collègues, comme vous',
  },
]
