import { FieldError } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'

export type RoleChoisi = 'administrateur' | 'collaborateur'

const ROLES: readonly { role: RoleChoisi; titre: string; aide: string }[] = [
  { role: 'administrateur', titre: 'Administrateur', aide: 'Les mêmes droits que vous\u00a0: entreprises, utilisateurs, experts-comptables' },
  { role: 'collaborateur', titre: 'Collaborateur', aide: 'Les démarches et les demandes des entreprises que vous lui donnez' },
]

/** Le rôle, et l’avertissement de la référence sous « Administrateur » ; à poser dans un `group/role`. */
export function RoleField({ role, error, onChange }: { role: RoleChoisi | null; error?: string | undefined; onChange: (role: RoleChoisi) => void }) {
  return (
    <div>
      <fieldset className={error ? 'field field--error' : 'field'} data-champ="role">
        <legend>
          Rôle{' '}
          <span className="font-bold text-danger" aria-hidden="true">
            *
          </span>
        </legend>
        <div aria-live="polite">
          <FieldError id="role-erreur" message={error} />
        </div>
        <div className="mt-3 grid gap-3 md:grid-cols-2">
          {ROLES.map(({ role: un, titre, aide }, i) => (
            <label className="choice" key={un}>
              <input
                id={i === 0 ? 'role' : undefined}
                type="radio"
                name="role"
                value={un}
                defaultChecked={role === un}
                onChange={() => onChange(un)}
                aria-describedby={un === 'administrateur' ? 'attention' : undefined}
              />
              <span>
                {titre}
                <span className="sub">{aide}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div id="attention" className="mt-4 hidden group-has-[[value=administrateur]:checked]/role:block">
        <Notice kind="wait" icon="triangle-alert">
          <p>
            Attention, si vous choisissez «&nbsp;Administrateur&nbsp;», le nouvel utilisateur aura exactement les mêmes droits que vous, c’est-à-dire,
            ajouter/supprimer des entreprises, ajouter/modifier/supprimer des utilisateurs.
          </p>
        </Notice>
      </div>
    </div>
  )
}
