import { Lien } from '@/components/ui/lien'

export type HorizonDay = {
  id: string
  /** « en » ou « jeu. » */
  avant: string
  /** « retard » ou « 8 » */
  jour: string
  nombre: number
  href: string
  ton?: 'late' | 'soon' | 'we'
}

// La feuille de style porte 14 hauteurs : le plus haut des jours prend la quatorzième.
const LEVELS = 14

/** Les jours qui viennent et ce qui y tombe. Un jour sans rien n’est pas un lien ; sur téléphone il disparaît. */
export function Horizon({ days }: { days: readonly HorizonDay[] }) {
  const top = Math.max(LEVELS, ...days.map((day) => day.nombre))
  return (
    <ol className="horizon">
      {days.map(({ id, avant, jour, nombre, href, ton }) => (
        <li key={id}>
          {nombre > 0 ? (
            <Lien href={href} className={ton}>
              <span className="horizon__n">{nombre}</span>
              <span className="horizon__bar" data-n={Math.max(1, Math.round((nombre / top) * LEVELS))} />
              <span className="horizon__day">
                {avant} <b>{jour}</b>
              </span>
            </Lien>
          ) : (
            <div className={ton}>
              <span className="horizon__day">
                {avant} <b>{jour}</b>
              </span>
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}
