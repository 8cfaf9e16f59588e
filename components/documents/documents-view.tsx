import { DocumentTable } from '@/components/documents/document-table'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Lien } from '@/components/ui/lien'
import { Pager } from '@/components/ui/pager'
import { UniversTitle } from '@/components/ui/univers'
import { UNIVERS_NOMS } from '@/lib/copy/univers'
import type { LigneDocument } from '@/lib/documents/queries'
import type { DocumentsSearch } from '@/lib/documents/schema'
import { addressOf } from '@/lib/ground/adresse'
import type { PageListe } from '@/lib/ground/pages'
import { routes } from '@/lib/ground/routes'
import { UNIVERS } from '@/lib/ground/univers'

type DocumentsViewProps = {
  siren: string | null
  titre: string
  documents: readonly LigneDocument[]
  comptes: { tous: number; nonLus: number }
  search: DocumentsSearch
  ici: PageListe
  maintenant: Date
}

/** La rubrique « Documents » : ce qui est adressé à cette entreprise, à ses contrats, ou à toutes celles que l’on suit, par univers et par date. */
export function DocumentsView({ siren, titre, documents, comptes, search, ici, maintenant }: DocumentsViewProps) {
  const base = siren ? routes.rubrique(siren, 'documents') : routes.documents()
  const to = (criteres: Partial<DocumentsSearch>) => {
    const { onglet, univers, page } = { ...search, page: 1, ...criteres }
    return addressOf(base, { onglet: onglet === 'non-lus' ? onglet : undefined, univers, page })
  }
  const nonLus = search.onglet === 'non-lus'
  return (
    <>
      <Crumbs items={[{ href: siren ? routes.entreprise(siren) : routes.accueil(), label: 'Accueil' }]} />
      <div className="mb-8">
        <h1>{titre}</h1>
        <p className="lead">Les documents d’information que le centre de gestion publie {siren ? 'à votre entreprise' : 'à vos entreprises'}</p>
      </div>
      <nav className="mb-6 flex flex-wrap items-center gap-2" aria-label="Filtrer les documents">
        <Lien className="chip" href={to({ onglet: 'tous' })} aria-current={nonLus ? undefined : 'true'}>
          Tous <span className="tabular-nums">{comptes.tous}</span>
        </Lien>
        <Lien className="chip" href={to({ onglet: 'non-lus' })} aria-current={nonLus ? 'true' : undefined}>
          Non lus <span className="tabular-nums">{comptes.nonLus}</span>
        </Lien>
        {(['sante', 'prevoyance'] as const).map((un) => (
          <Lien
            key={un}
            className="chip"
            href={to({ univers: search.univers === un ? undefined : un })}
            aria-current={search.univers === un ? 'true' : undefined}
          >
            {UNIVERS_NOMS[un]}
          </Lien>
        ))}
      </nav>
      {documents.length > 0 ? (
        <>
          <div className="stack-lg">
            {UNIVERS.map((un) => {
              const siens = documents.filter(({ univers }) => univers === un)
              if (siens.length === 0) return null
              return (
                <section key={un} className="stack" aria-labelledby={`documents-${un}`}>
                  <UniversTitle id={`documents-${un}`} codes={[un]} titre={`Documents ${UNIVERS_NOMS[un]}`} />
                  <DocumentTable
                    documents={siens}
                    maintenant={maintenant}
                    company={siren === null}
                    caption={`Documents ${UNIVERS_NOMS[un]}, le plus récent en tête`}
                  />
                </section>
              )
            })}
          </div>
          <Pager page={ici.page} pages={ici.pages} phrase={`Documents ${ici.de} à ${ici.a} sur ${ici.total}`} hrefOf={(page) => to({ page })} />
        </>
      ) : (
        <Empty
          titre={nonLus ? 'Tous vos documents sont lus' : 'Aucun document pour l’instant'}
          phrase="Quand le centre de gestion publie un document, il arrive ici et vous en êtes prévenu par courriel."
          action={nonLus || search.univers ? <Lien href={base}>Voir tous les documents</Lien> : undefined}
        />
      )}
      {siren ? (
        <p className="mt-6 text-sm text-ink-2">
          Les modèles et les notices communs à toutes les entreprises sont dans la{' '}
          <Lien href={routes.rubrique(siren, 'bibliotheque')}>bibliothèque de documents</Lien>, et vos contrats dans{' '}
          <Lien href={routes.rubrique(siren, 'contrats')}>leur rubrique</Lien>.
        </p>
      ) : null}
    </>
  )
}
