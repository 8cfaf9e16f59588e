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

// Quatorze hauteurs, car la politique de contenu refuse l’attribut style : le plus haut des jours prend la quatorzième.
const HAUTEURS = [
  '[--n:1]',
  '[--n:2]',
  '[--n:3]',
  '[--n:4]',
  '[--n:5]',
  '[--n:6]',
  '[--n:7]',
  '[--n:8]',
  '[--n:9]',
  '[--n:10]',
  '[--n:11]',
  '[--n:12]',
  '[--n:13]',
  '[--n:14]',
] as const
const LEVELS = HAUTEURS.length
const BARRES = { late: 'bg-danger', soon: 'bg-wait', we: 'bg-brand' } as const

/** Les classes sont sur la liste, pas sur ses quatorze jours : la page n’en grossit pas. `i` : la barre ; `.jour` : le jour écrit dessous. */
const JOURS = [
  'grid auto-cols-fr grid-flow-col items-end *:min-w-0 max-md:grid-flow-row max-md:*:has-[>div]:hidden',
  '*:*:flex *:*:h-30 *:*:flex-col *:*:justify-end *:*:text-center *:*:text-xs/[1.25] *:*:text-ink-2 *:*:no-underline [&_a:focus-visible]:-outline-offset-3 [&_a:hover]:bg-brand-soft',
  'max-md:*:*:h-auto max-md:*:*:min-h-10 max-md:*:*:flex-row max-md:*:*:items-center max-md:*:*:justify-start max-md:*:*:gap-3 max-md:*:*:text-left max-md:*:*:text-sm/[1.25]',
  '[&_i]:mx-auto [&_i]:h-[calc(var(--n)*.325rem)] [&_i]:w-3/5 [&_i]:max-w-9 [&_i]:rounded-t-1 [&_i]:border [&_i]:border-b-0 [&_i]:border-transparent [&_i]:forced-color-adjust-none',
  'max-md:[&_i]:m-0 max-md:[&_i]:h-3.5 max-md:[&_i]:w-[calc(var(--n)*4.5%)] max-md:[&_i]:max-w-none max-md:[&_i]:flex-initial max-md:[&_i]:rounded-l-none max-md:[&_i]:rounded-r-1',
  '[&_.jour]:border-t-2 [&_.jour]:border-line-strong [&_.jour]:py-1 max-md:[&_.jour]:-order-1 max-md:[&_.jour]:w-18 max-md:[&_.jour]:flex-none max-md:[&_.jour]:border-0 max-md:[&_.jour]:p-0',
  '[&_b]:block [&_b]:text-sm/[1.25] [&_b]:font-medium [&_b]:text-ink [&_a>b]:font-bold max-md:[&_b]:inline max-md:[&_a>b]:order-1',
].join(' ')

/** Les jours qui viennent et ce qui y tombe. Un jour sans rien n’est pas un lien ; sur téléphone il disparaît. */
export function Horizon({ days }: { days: readonly HorizonDay[] }) {
  const top = Math.max(LEVELS, ...days.map((day) => day.nombre))
  return (
    <ol className={JOURS}>
      {days.map(({ id, avant, jour, nombre, href, ton }) => (
        <li key={id}>
          {nombre > 0 ? (
            <Lien href={href}>
              <b className={ton === 'late' ? 'text-danger!' : undefined}>{nombre}</b>
              <i className={`${HAUTEURS[Math.max(1, Math.round((nombre / top) * LEVELS)) - 1]} ${ton ? BARRES[ton] : 'bg-brand'}`} />
              <span className={ton === 'we' ? 'jour [&_b]:font-regular! [&_b]:text-ink-2!' : 'jour'}>
                {`${avant} `}
                <b>{jour}</b>
              </span>
            </Lien>
          ) : (
            <div>
              <span className={ton === 'we' ? 'jour [&_b]:font-regular! [&_b]:text-ink-2!' : 'jour'}>
                {`${avant} `}
                <b>{jour}</b>
              </span>
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}
