import { DsnContracts } from '@/components/dsn/dsn-contracts'
import { CompanyPage } from '@/components/entreprises/company-page'
import { FicheVersions } from '@/components/dsn/fiche-versions'
import { Lien } from '@/components/ui/lien'
import { Empty } from '@/components/ui/empty'
import { Route } from '@/components/ui/route'
import type { Contrat } from '@/lib/contrats/queries'
import type { Echeance } from '@/lib/echeances/rules'
import type { VersionFiche } from '@/lib/fiches-dsn/queries'
import { formatDay } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

type DsnViewProps = {
  siren: string
  rubrique: string
  contrats: readonly Contrat[]
  versions: readonly VersionFiche[]
  dsn: Echeance | undefined
  /** Combien de causes d’anomalies restent à corriger. */
  aCorriger: number
}

/** La rubrique « DSN » : la fiche de paramétrage d’aujourd’hui et ses versions, les contrats à déclarer, et la prochaine échéance. */
export function DsnView({ siren, rubrique, contrats, versions, dsn, aCorriger }: DsnViewProps) {
  return (
    <CompanyPage siren={siren} titre={rubrique}>
      <div className="columns">
        <div className="stack-lg">
          <section aria-labelledby="fiches">
            <h2 id="fiches" className="mb-3">
              Fiches de paramétrage DSN
            </h2>
            {versions.length > 0 ? <FicheVersions siren={siren} versions={versions} /> : null}
            {contrats.length > 0 ? (
              <DsnContracts contrats={contrats} />
            ) : (
              <Empty
                niveau="h3"
                titre="Aucun contrat à déclarer"
                phrase="La fiche de paramétrage suit le premier contrat de santé ou de prévoyance."
              />
            )}
            {versions.length === 0 ? (
              <p className="mt-3 text-sm text-ink-2">
                La fiche complète (codes population, taux, composants) paraîtra ici dès sa publication. D’ici là, elle est sur votre tableau de bord
                net-entreprises.
              </p>
            ) : null}
          </section>
          <section aria-labelledby="crm">
            <h2 id="crm" className="mb-3">
              Comptes rendus métier DSN
            </h2>
            <p className="sheet px-5 py-4">
              <Lien href={routes.retoursDsn(siren)}>Voir les comptes rendus métier</Lien>
              <span className="block text-sm text-ink-2">
                {aCorriger > 0 ? (
                  <b className="text-wait-ink">{plural(aCorriger, 'cause')} à corriger.</b>
                ) : (
                  'Rien à corriger. Un à deux jours après chaque DSN, son compte rendu dit ce qui a été pris, ligne par ligne.'
                )}
              </span>
            </p>
          </section>
        </div>
        <aside className="side" aria-label="Échéance de la DSN">
          {dsn ? (
            <section aria-labelledby="prochaine">
              <h2 id="prochaine">Prochaine DSN</h2>
              <div className="mt-5">
                <Route small stops={[{ id: dsn.id, titre: dsn.titre, quand: `${formatDay(new Date(dsn.jour))} ${dsn.precision ?? ''}` }]} />
              </div>
            </section>
          ) : null}
        </aside>
      </div>
    </CompanyPage>
  )
}
