import type { ConflitLu } from '@/lib/ground/form-state'

type ConflictBoxProps = {
  conflits: readonly ConflitLu[]
  /** Sans JavaScript, la page relue montre la valeur de l’autre : la saisie de la personne attend ici. */
  mien: readonly (readonly [string, string])[]
}

/** Ce que quelqu’un d’autre a changé : les deux valeurs côte à côte, et le choix. Le reste de l’étape est enregistré. */
export function ConflictBox({ conflits, mien }: ConflictBoxProps) {
  return (
    <div className="conflict mb-8 rounded-3 border-2 border-wait-line bg-wait-soft px-5 py-4">
      <input type="hidden" name="forcer" value={JSON.stringify(Object.fromEntries(conflits.map(({ champ, vue }) => [champ, vue])))} />
      <input type="hidden" name="mien" value={JSON.stringify(mien)} />
      <dl className="facts">
        {conflits.map(({ champ, label, autre, mien: saisie, par, a }) => (
          <div key={champ}>
            <dt>
              {label}
              {'\u00a0'}: modifié ailleurs par {par} à {a}
            </dt>
            <dd>
              <b>Sa valeur{'\u00a0'}:</b> {autre}
            </dd>
            <dd>
              <b>La vôtre{'\u00a0'}:</b> {saisie}
            </dd>
          </div>
        ))}
      </dl>
      <div className="actions">
        <button className="button" type="submit" name="intention" value="garder-mienne">
          Garder ma saisie
        </button>
        <button className="button button--quiet" type="submit" name="intention" value="garder-autre">
          Garder l’autre valeur
        </button>
      </div>
    </div>
  )
}
