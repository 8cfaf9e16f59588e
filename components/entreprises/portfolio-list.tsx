import { Cover } from '@/components/entreprises/cover'
import { Empty } from '@/components/ui/empty'
import { Lien } from '@/components/ui/lien'
import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Plaque } from '@/components/ui/plaque'
import { SearchForm } from '@/components/ui/search-form'
import { type Column, Table } from '@/components/ui/table'
import { ROLE_NOMS } from '@/lib/access/roles'
import { formatNumber } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import { addressOf } from '@/lib/ground/adresse'
import type { PageListe } from '@/lib/ground/pages'
import type { EntreprisePortefeuille } from '@/lib/portefeuille/queries'

type PortfolioListProps = { entreprises: readonly EntreprisePortefeuille[]; ici: PageListe; recherche: string; civilite: 'madame' | 'monsieur' }

const ANCRE = '#portefeuille'

/** Toutes les entreprises de la personne : la liste « SIREN - Raison sociale » qui marche sans JavaScript. */
export function PortfolioList({ entreprises, ici, recherche, civilite }: PortfolioListProps) {
  const columns: readonly Column<EntreprisePortefeuille>[] = [
    {
      id: 'entreprise',
      head: 'SIREN - Raison sociale',
      kind: 'title',
      cell: (e) => (
        <Lien href={routes.entreprise(e.siren)}>
          <Plaque small siren={e.siren} nom={e.raisonSociale} couleur={e.couleur} />
        </Lien>
      ),
    },
    { id: 'ville', head: 'Ville', kind: 'extra', cell: (e) => e.ville },
    { id: 'couverture', head: 'Couverture', cell: (e) => <Cover couverture={e.couverture} /> },
    {
      id: 'titre',
      head: 'À quel titre',
      cell: (e) => (
        <span>
          {ROLE_NOMS[e.role][civilite]}
          {e.pourLeCompteDe && e.pourLeCompteDe !== e.raisonSociale ? <span className="sub">pour le compte de {e.pourLeCompteDe}</span> : null}
        </span>
      ),
    },
  ]
  return (
    <section id="portefeuille" aria-labelledby="portefeuille-titre">
      <h2 id="portefeuille-titre">{ici.total > 1 || recherche ? 'Toutes vos entreprises' : 'Votre entreprise'}</h2>
      <SearchForm action={routes.accueil() + ANCRE} name="entreprise" label="SIREN ou raison sociale" value={recherche} />
      {entreprises.length > 0 ? (
        <>
          <Table caption="Entreprises, par raison sociale" columns={columns} rows={entreprises} rowKey={(e) => e.siren} />
          <PortfolioPages ici={ici} recherche={recherche} />
        </>
      ) : (
        <Empty
          niveau="h3"
          titre="Aucune entreprise ne correspond"
          phrase="Cherchez par SIREN, en entier ou par quelques chiffres, par un mot de la raison sociale ou par la ville."
          action={<Lien href={routes.accueil() + ANCRE}>Voir toutes les entreprises</Lien>}
        />
      )}
    </section>
  )
}

/** Les pages du portefeuille. La page a déjà une navigation « Pages de la liste » : deux du même nom ne se distinguent pas. */
function PortfolioPages({ ici, recherche }: { ici: PageListe; recherche: string }) {
  const to = (p: number) => addressOf(routes.accueil(), { entreprise: recherche, ...(p > 1 ? { p } : {}) }, ANCRE)
  return (
    <nav className="flex max-w-none flex-wrap items-center justify-between gap-3 text-sm/md mt-3" aria-label="Pages des entreprises">
      <p>{`Entreprises ${ici.de} à ${ici.a} sur ${formatNumber(ici.total)}`}</p>
      {ici.pages > 1 ? (
        <p className="row">
          {ici.page > 1 ? (
            <ButtonLink small href={to(ici.page - 1)}>
              <Icon name="arrow-left" />
              Entreprises précédentes
            </ButtonLink>
          ) : null}
          {ici.page < ici.pages ? (
            <ButtonLink small href={to(ici.page + 1)}>
              Entreprises suivantes
              <Icon name="arrow-right" />
            </ButtonLink>
          ) : null}
        </p>
      ) : null}
    </nav>
  )
}
