import { CockpitTable } from '@/components/accueil/cockpit-table'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Facet, Tick } from '@/components/ui/facet'
import { Horizon } from '@/components/ui/horizon'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Pager } from '@/components/ui/pager'
import { horizonOf, type Tranche } from '@/lib/a-faire/rules'
import { FILTRES_A_FAIRE, type FiltreAFaire, TYPES_DU_FILTRE } from '@/lib/a-faire/filtres'
import type { AccueilSearch } from '@/lib/a-faire/schema'
import type { ListeAFaire } from '@/lib/a-faire/queries'
import { FILTRE_NOMS } from '@/lib/a-faire/phrases'
import { formatDay } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import { aFaireAddress } from '@/lib/a-faire/adresse'
import type { PageListe } from '@/lib/ground/pages'
import { SearchInput } from '@/components/ui/search-input'

/** La liste, sans le compte par jour de ce que retiennent les filtres : seul celui des tranches se montre. */
export type ListeCockpit = Omit<ListeAFaire, 'retenues'> & { parTranche: Record<Tranche, number> }

type CockpitProps = { liste: ListeCockpit; search: AccueilSearch; ici: PageListe; aujourdhui: string }

const to = aFaireAddress

/** « À faire » sur toutes les entreprises : deux semaines dessinées, puis la liste, ses filtres dans l’adresse. */
export function Cockpit({ liste, search, ici, aujourdhui }: CockpitProps) {
  const filtre = Boolean(search.type || search.jour || search.client || search.q)
  return (
    <div className="stack-lg" id="a-faire">
      <Fortnight parJour={liste.parJour} aujourdhui={aujourdhui} />
      <section aria-labelledby="liste">
        <h2 id="liste" className="sr-only">
          À faire
        </h2>
        <CockpitTools liste={liste} search={search} />
        {search.type === 'anomalies' ? (
          <p className="mb-4 text-sm">
            <Lien href={routes.anomaliesDsn()}>Les voir par cause, toutes entreprises ensemble</Lien>
          </p>
        ) : null}
        {liste.lignes.length > 0 ? (
          <>
            <CockpitTable lignes={liste.lignes} parTranche={liste.parTranche} aujourdhui={aujourdhui} />
            <Pager
              page={ici.page}
              pages={ici.pages}
              phrase={`Choses à faire ${ici.de} à ${ici.a} sur ${ici.total}`}
              hrefOf={(page) => to({ ...search, page })}
            />
          </>
        ) : (
          <Empty
            niveau="h3"
            titre={filtre ? 'Rien à faire dans ce que vous cherchez' : 'Rien ne vous attend'}
            phrase={
              filtre
                ? 'Retirez un filtre pour voir le reste.'
                : 'Quand une pièce vous sera demandée ou qu’un courrier arrivera, la ligne apparaîtra ici.'
            }
            action={filtre ? <Lien href={to({})}>Voir tout ce qui m’attend</Lien> : undefined}
          />
        )}
      </section>
    </div>
  )
}

function Fortnight({ parJour, aujourdhui }: { parJour: Readonly<Record<string, number>>; aujourdhui: string }) {
  const { sans, ...dates } = parJour
  const jours = horizonOf(dates, aujourdhui)
  if (jours.every((jour) => jour.nombre === 0)) return null
  return (
    <section aria-labelledby="horizon" className="sheet p-5">
      <h2 id="horizon" className="mb-2 text-lg/xl tracking-normal">
        Les deux semaines qui viennent
      </h2>
      <Horizon
        days={jours.map(({ id, nombre, weekend }) => {
          const [semaine = '', jour = ''] = id === 'retard' ? ['en', 'retard'] : formatDay(new Date(id)).split(' ')
          const ton = id === 'retard' ? 'late' : id === aujourdhui ? 'soon' : weekend ? 'we' : undefined
          return { id, avant: id === 'retard' ? semaine : `${semaine.slice(0, 3)}.`, jour, nombre, href: to({ jour: id }), ...(ton ? { ton } : {}) }
        })}
      />
      {sans ? <p className="text-sm text-ink-2 mt-4">{plural(sans, 'autre chose à lire', 'autres choses à lire')}, sans date limite.</p> : null}
    </section>
  )
}

function CockpitTools({ liste, search }: { liste: ListeCockpit; search: AccueilSearch }) {
  const count = (filtre: FiltreAFaire) => TYPES_DU_FILTRE[filtre].reduce((n, type) => n + (liste.parType[type] ?? 0), 0)
  const total = FILTRES_A_FAIRE.reduce((n, filtre) => n + count(filtre), 0)
  return (
    <form key={to(search)} className="mb-4 grid gap-4" action={`${routes.accueil()}#a-faire`} method="get">
      {search.type ? <input type="hidden" name="type" value={search.type} /> : null}
      {search.jour ? <input type="hidden" name="jour" value={search.jour} /> : null}
      <div className="max-w-96">
        <label className="mb-1 block text-sm/md font-medium" htmlFor="q">
          Entreprise, salarié ou numéro
        </label>
        <div className="flex gap-2 [&_.button]:flex-none [&_.button]:px-4 [&_.input]:min-w-0 [&_.input]:flex-1">
          <SearchInput id="q" defaultValue={search.q} />
          <Button type="submit">
            <Icon name="search" />
            Chercher
          </Button>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {liste.clients.length > 1 || search.client ? <ClientFacet clients={liste.clients} search={search} /> : null}
        <nav aria-label="Filtrer par nature" className="flex flex-wrap items-center gap-2">
          <Lien className="chip" href={to({ q: search.q, client: search.client })} aria-current={search.type || search.jour ? undefined : 'true'}>
            Tout <span className="tabular-nums">{total}</span>
          </Lien>
          {FILTRES_A_FAIRE.filter((filtre) => count(filtre) > 0 || search.type === filtre).map((filtre) => (
            <Lien
              key={filtre}
              className="chip"
              href={to({ type: filtre, q: search.q, client: search.client })}
              aria-current={search.type === filtre ? 'true' : undefined}
            >
              {FILTRE_NOMS[filtre]} <span className="tabular-nums">{count(filtre)}</span>
            </Lien>
          ))}
          {search.jour ? (
            <Lien className="chip" href={to({ type: search.type, q: search.q, client: search.client })} aria-current="true">
              {search.jour === 'retard' ? 'En retard' : formatDay(new Date(search.jour))}
              <Icon name="x" />
              <span className="sr-only">, retirer ce filtre</span>
            </Lien>
          ) : null}
          {search.q || search.client ? (
            <Lien className="text-sm" href={to({ type: search.type })}>
              Effacer la recherche
            </Lien>
          ) : null}
        </nav>
      </div>
    </form>
  )
}

/** Un seul client, ou une seule entreprise pour qui n’a qu’un compte : les plus chargés d’abord, chacun avec son nombre. */
const ClientFacet = ({ clients, search }: { clients: ListeAFaire['clients']; search: AccueilSearch }) => (
  <Facet
    titre={clients.some(({ id }) => id.length === 9) ? 'Entreprise' : 'Client'}
    dits={search.client ? (clients.find(({ id }) => id === search.client)?.nom ?? 'rien à faire') : ''}
    retirer={to({ ...search, client: undefined, page: 1 })}
  >
    {clients.map(({ id, nom, nombre }) => (
      <Tick key={id} type="radio" name="client" valeur={id} coche={id === search.client} nom={nom} nombre={nombre} />
    ))}
    <p className="text-ink-2">Un autre&nbsp;: cherchez son nom.</p>
  </Facet>
)
