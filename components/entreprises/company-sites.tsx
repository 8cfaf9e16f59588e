import { Empty } from '@/components/ui/empty'
import { Lien } from '@/components/ui/lien'
import { Pager } from '@/components/ui/pager'
import { SearchForm } from '@/components/ui/search-form'
import { type Column, Table } from '@/components/ui/table'
import type { Fiche } from '@/lib/entreprises/queries'
import type { EtablissementDeLaFiche } from '@/lib/etablissements/queries'
import { addressOf } from '@/lib/ground/adresse'
import { formatDate } from '@/lib/ground/date'
import { formatNumber, formatSiret } from '@/lib/ground/number'
import type { PageListe } from '@/lib/ground/pages'

const SITES: readonly Column<EtablissementDeLaFiche>[] = [
  {
    id: 'siret',
    head: 'SIRET',
    kind: 'title',
    cell: (e) => (
      <>
        <span className="num">{formatSiret(e.siret)}</span>
        {e.siege ? (
          <>
            {' '}
            <span className="tag">Siège</span>
          </>
        ) : null}
      </>
    ),
  },
  { id: 'enseigne', head: 'Enseigne', cell: (e) => e.enseigne ?? <span className="text-ink-2">Aucune</span> },
  { id: 'adresse', head: 'Adresse', cell: (e) => `${e.adresse}, ${e.codePostal} ${e.ville}` },
  { id: 'etat', head: 'État', cell: (e) => (e.fermeLe ? `Fermé le ${formatDate(e.fermeLe)}` : 'Ouvert') },
]

type CompanySitesProps = { base: string; fiche: Fiche; q: string; sites: readonly EtablissementDeLaFiche[]; ici: PageListe }

/** L’onglet « Établissements » : la liste, et sa recherche dès qu’il y en a plus d’un. */
export function CompanySites({ base, fiche, q, sites, ici }: CompanySitesProps) {
  const to = (page: number) => addressOf(base, { onglet: 'etablissements', q, page })
  return (
    <div>
      {fiche.etablissements > 1 || q ? (
        <SearchForm action={base} label="SIRET, enseigne, adresse ou ville" value={q} keep={{ onglet: 'etablissements' }} />
      ) : null}
      {sites.length > 0 ? (
        <>
          <Table caption="Établissements de l’entreprise" columns={SITES} rows={sites} rowKey={(e) => e.siret} />
          <Pager
            page={ici.page}
            pages={ici.pages}
            phrase={`Établissements ${formatNumber(ici.de)} à ${formatNumber(ici.a)} sur ${formatNumber(ici.total)}`}
            hrefOf={to}
          />
        </>
      ) : (
        <Empty
          titre={q ? 'Aucun établissement ne correspond' : 'Aucun établissement enregistré'}
          phrase={
            q
              ? 'Cherchez par SIRET, par un mot de l’enseigne ou de l’adresse, ou par la ville.'
              : 'Les établissements suivent les contrats et les DSN de l’entreprise.'
          }
          action={q ? <Lien href={`${base}?onglet=etablissements`}>Voir tous les établissements</Lien> : undefined}
        />
      )}
    </div>
  )
}
