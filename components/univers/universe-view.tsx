import { ContractTable } from '@/components/contrats/contract-table'
import { CentreGestion } from '@/components/entreprises/centre-gestion'
import { CompanyPage } from '@/components/entreprises/company-page'
import { Empty } from '@/components/ui/empty'
import { Icon, type IconName } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { UniversTitle } from '@/components/ui/univers'
import type { Contrat } from '@/lib/contrats/queries'
import { UNIVERS_NOMS } from '@/lib/copy/univers'
import { routes } from '@/lib/ground/routes'

type UniverseViewProps = {
  siren: string
  univers: 'sante' | 'prevoyance'
  /** Vrai quand la personne peut faire une démarche pour cette entreprise. */
  deposer: boolean
  contrats: readonly Contrat[]
  maintenant: Date /** « Contrats Santé / Prévoyance », etc. */
  noms: { contrats: string; documents: string }
}

/** L’univers Santé ou Prévoyance : centre de gestion, contrats, documents (en prévoyance), fiche de paramétrage DSN. */
export function UniverseView({ siren, univers, deposer, contrats, maintenant, noms }: UniverseViewProps) {
  const liens: { icon: IconName; href: string; titre: string; phrase: string }[] = [
    ...(deposer
      ? [
          {
            icon: 'file-pen-line' as const,
            href: routes.rubrique(siren, 'demarches'),
            titre: 'Mes démarches en ligne',
            phrase: `Les demandes de ${UNIVERS_NOMS[univers].toLocaleLowerCase('fr')} et la bibliothèque de documents`,
          },
        ]
      : []),
    ...(univers === 'prevoyance'
      ? [
          {
            icon: 'book-open' as const,
            href: routes.rubrique(siren, 'documents'),
            titre: noms.documents,
            phrase: 'Les documents d’information adressés à l’entreprise',
          },
        ]
      : []),
    {
      icon: 'file-cog',
      href: routes.rubrique(siren, 'dsn'),
      titre: 'Fiche de paramétrage DSN',
      phrase: 'Les références à reporter dans le logiciel de paie',
    },
  ]
  return (
    <CompanyPage siren={siren} titre={`Univers ${UNIVERS_NOMS[univers]}`}>
      <div className="columns">
        <div className="stack-lg">
          <section aria-labelledby="contrats">
            <div className="mb-3">
              <UniversTitle id="contrats" codes={[univers]} titre="Vos contrats" />
            </div>
            {contrats.length > 0 ? (
              <ContractTable
                siren={siren}
                contrats={contrats}
                maintenant={maintenant}
                caption={`Contrats de ${UNIVERS_NOMS[univers].toLocaleLowerCase('fr')}`}
              />
            ) : (
              <Empty
                niveau="h3"
                titre="Aucun contrat à montrer"
                phrase="Le centre de gestion enregistre vos contrats&#8239;; ils apparaissent ici ensuite."
              />
            )}
            <p className="text-sm mt-3">
              <Lien href={routes.rubrique(siren, 'contrats')}>{noms.contrats}</Lien>
            </p>
          </section>
          <section aria-labelledby="rubriques">
            <h2 id="rubriques" className="sr-only">
              Rubriques
            </h2>
            <div className="sheet">
              {liens.map(({ icon, href, titre, phrase }) => (
                <article key={href} className="rubrique whole-row">
                  <Icon name={icon} />
                  <h3>
                    <Lien href={href}>{titre}</Lien>
                  </h3>
                  <p>{phrase}</p>
                </article>
              ))}
            </div>
          </section>
        </div>
        <aside className="side" aria-label="Centre de gestion">
          <CentreGestion
            univers={[univers]}
            titre="Votre centre de gestion"
            ecrire={deposer ? routes.demarcheSur(siren, 'contact', univers) : null}
          />
        </aside>
      </div>
    </CompanyPage>
  )
}
