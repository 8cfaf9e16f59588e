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
import type { FichePublieeLue } from '@/lib/fiches-dsn/gestion/queries'
import type { FichesGestionSearch } from '@/lib/fiches-dsn/schema'
import { addressOf } from '@/lib/ground/adresse'
import { formatDate } from '@/lib/ground/date'
import { formatNumber, formatSiren, plural } from '@/lib/ground/number'
import type { PageListe } from '@/lib/ground/pages'
import { routes } from '@/lib/ground/routes'

type PublishedFichesProps = {
  lignes: readonly FichePublieeLue[]
  search: FichesGestionSearch
  ici: PageListe
  cle: string
  maintenant: Date
}

/** Les fiches de paramétrage publiées, ce que chacune change, combien en est paramétré, et de quoi en publier une. */
export function PublishedFiches({ lignes, search, ici, cle, maintenant }: PublishedFichesProps) {
  const base = routes.gestionFichesDsn()
  return (
    <>
      <Crumbs items={[{ href: routes.gestion(), label: 'Bannette' }]} />
      <div className="mb-8">
        <h1>Fiches de paramétrage DSN publiées</h1>
        <p>Une fiche publiée ne change plus&nbsp;: la suivante est une version de plus, et ce qu’elle change se dit en phrases.</p>
      </div>
      {search.fait ? (
        <Notice kind="ok" role="status">
          <p>La fiche est publiée&nbsp;: chaque personne qui suit la DSN de cette entreprise en est prévenue, son expert-comptable compris.</p>
        </Notice>
      ) : null}
      <div className="columns mt-6">
        <section aria-label="Fiches publiées">
          <SearchForm action={base} label="SIREN ou raison sociale" value={search.q} />
          {lignes.length > 0 ? (
            <>
              <Table caption="Fiches publiées, la plus récente en tête" columns={columnsOf(maintenant)} rows={lignes} rowKey={({ id }) => id} />
              <Pager
                page={ici.page}
                pages={ici.pages}
                phrase={`Fiches ${ici.de} à ${ici.a} sur ${ici.total}`}
                hrefOf={(page) => addressOf(base, { q: search.q, page })}
              />
            </>
          ) : (
            <Empty
              titre={search.q ? 'Aucune fiche ne correspond' : 'Aucune fiche publiée'}
              phrase="Une fiche publiée paraît ici, avec ce qu’elle change et ce qui en est paramétré en paie."
              action={search.q ? <Lien href={base}>Voir toutes les fiches</Lien> : undefined}
            />
          )}
        </section>
        <section className="side" aria-labelledby="publier">
          <h2 id="publier" className="mb-3">
            Publier une fiche
          </h2>
          <FileForm
            action={routes.publierFicheDsn()}
            cache={{ cle }}
            bouton="Publier la fiche"
            attendu={{
              accept: '.xml,application/xml,text/xml',
              hint: 'Le XML de la fiche (norme FICHE-PARAM-DSN 1.3.3), une seule par fichier, 400\u00a0ko au plus.',
            }}
          >
            <TextField name="siren" label={DONNEES_LABELS.siren} required hint="Celui que porte la fiche, par exemple 900 000 019" maxLength={20} />
          </FileForm>
        </section>
      </div>
    </>
  )
}

const columnsOf = (maintenant: Date): readonly Column<FichePublieeLue>[] => [
  {
    id: 'entreprise',
    head: 'Entreprise',
    kind: 'title',
    cell: (f) => (
      <>
        {f.raisonSociale}
        <span className="block text-sm/md font-regular text-ink-2">
          <span className="num">{formatSiren(f.siren)}</span>, version {f.version}, au {formatDate(f.effetLe)}
        </span>
      </>
    ),
  },
  {
    id: 'change',
    head: 'Ce qui change',
    cell: (f) => (
      <ul>
        {f.phrases.map((phrase) => (
          <li key={phrase}>{phrase}</li>
        ))}
        {f.changements > f.phrases.length ? <li className="text-ink-2">et {plural(f.changements - f.phrases.length, 'autre')}</li> : null}
      </ul>
    ),
  },
  {
    id: 'publie',
    head: 'Publiée',
    cell: (f) => <PublishedBy le={f.publieLe} par={f.publieParNom} maintenant={maintenant} />,
  },
  { id: 'paie', head: 'En paie', cell: (f) => `${formatNumber(f.parametres)} sur ${plural(f.changements, 'changement')}` },
]
