import { PublishedBy } from '@/components/publication/published-by'
import { FileForm } from '@/components/publication/file-form'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { TextField } from '@/components/ui/field'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { Pager } from '@/components/ui/pager'
import { SearchForm } from '@/components/ui/search-form'
import { type Column, Table } from '@/components/ui/table'
import { DONNEES_LABELS } from '@/lib/publication/schema'
import type { RetourPublieLu } from '@/lib/retours-dsn/gestion/queries'
import type { RetoursGestionSearch } from '@/lib/retours-dsn/schema'
import { addressOf } from '@/lib/ground/adresse'
import { formatMonth } from '@/lib/ground/date'
import { formatNumber, formatSiret } from '@/lib/ground/number'
import type { PageListe } from '@/lib/ground/pages'
import { routes } from '@/lib/ground/routes'

type PublishedReturnsProps = {
  lignes: readonly RetourPublieLu[]
  search: RetoursGestionSearch
  ici: PageListe
  cle: string
  maintenant: Date
}

/** Les comptes rendus publiés, ce qui en reste ouvert, et de quoi en publier un. */
export function PublishedReturns({ lignes, search, ici, cle, maintenant }: PublishedReturnsProps) {
  const base = routes.gestionRetoursDsn()
  return (
    <>
      <Crumbs items={[{ href: routes.gestion(), label: 'Bannette' }]} />
      <div className="mb-8">
        <h1>Comptes rendus métier publiés</h1>
        <p>Un compte rendu publié ne change plus&nbsp;: le suivant ferme de lui-même ce qu’il ne montre plus.</p>
      </div>
      {search.fait ? (
        <Notice kind="ok" role="status">
          <p>Le compte rendu est publié&nbsp;: l’entreprise y lit ce qui est à corriger, et ce qu’il ne montre plus est fermé.</p>
        </Notice>
      ) : null}
      <div className="columns mt-6">
        <section aria-label="Comptes rendus publiés">
          <SearchForm action={base} label="SIREN, raison sociale ou identifiant" value={search.q} />
          {lignes.length > 0 ? (
            <>
              <Table caption="Comptes rendus publiés, le plus récent en tête" columns={columnsOf(maintenant)} rows={lignes} rowKey={({ id }) => id} />
              <Pager
                page={ici.page}
                pages={ici.pages}
                phrase={`Comptes rendus ${ici.de} à ${ici.a} sur ${ici.total}`}
                hrefOf={(page) => addressOf(base, { q: search.q, page })}
              />
            </>
          ) : (
            <Empty
              titre={search.q ? 'Aucun compte rendu ne correspond' : 'Aucun compte rendu publié'}
              phrase="Un compte rendu publié paraît ici, avec ce qui en reste à corriger."
              action={search.q ? <Lien href={base}>Voir tous les comptes rendus</Lien> : undefined}
            />
          )}
        </section>
        <section className="side" aria-labelledby="publier">
          <h2 id="publier" className="mb-3">
            Publier un compte rendu
          </h2>
          <FileForm
            action={routes.publierRetourDsn()}
            cache={{ cle }}
            bouton="Publier le compte rendu"
            attendu={{ accept: '.json,application/json', hint: 'Le JSON du compte rendu, un seul par fichier, 1\u00a0Mo au plus.' }}
          >
            <TextField
              name="siren"
              label={DONNEES_LABELS.siren}
              required
              hint="Celui de l’établissement déclaré, par exemple 900 000 019"
              maxLength={20}
            />
          </FileForm>
        </section>
      </div>
    </>
  )
}

const columnsOf = (maintenant: Date): readonly Column<RetourPublieLu>[] => [
  {
    id: 'entreprise',
    head: 'Entreprise',
    kind: 'title',
    cell: (r) => (
      <>
        {r.raisonSociale}
        <span className="block text-sm/md font-regular text-ink-2">
          <span className="num">{formatSiret(r.siret)}</span>, {formatMonth(r.mois)}
        </span>
      </>
    ),
  },
  {
    id: 'code',
    head: 'Code retour',
    cell: (r) => (
      <>
        {r.codeRetour}, {r.libelle}
        <span className="block text-sm/md text-ink-2">{r.identifiant}</span>
      </>
    ),
  },
  {
    id: 'publie',
    head: 'Publié',
    cell: (r) => <PublishedBy le={r.publieLe} par={r.publieParNom} maintenant={maintenant} />,
  },
  { id: 'anomalies', head: 'Anomalies ouvertes', cell: (r) => `${formatNumber(r.ouvertes)} sur ${formatNumber(r.anomalies)}` },
]
