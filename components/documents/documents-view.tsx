import { CompanyPage } from '@/components/entreprises/company-page'
import { ContractTable } from '@/components/contrats/contract-table'
import { LetterTable } from '@/components/courriers/letter-table'
import { Empty } from '@/components/ui/empty'
import { Lien } from '@/components/ui/lien'
import type { Contrat } from '@/lib/contrats/queries'
import type { LigneCourrier } from '@/lib/courriers/queries'
import { routes } from '@/lib/ground/routes'

type DocumentsViewProps = { siren: string; rubrique: string; courriers: readonly LigneCourrier[]; contrats: readonly Contrat[]; maintenant: Date }

/** La rubrique « Documents » : ce qui est adressé à cette entreprise, ou tient à ses contrats. */
export function DocumentsView({ siren, rubrique, courriers, contrats, maintenant }: DocumentsViewProps) {
  return (
    <CompanyPage siren={siren} titre={rubrique}>
      <div className="stack-lg">
        <section aria-labelledby="adresses">
          <h2 id="adresses" className="mb-3">
            Adressés à l’entreprise
          </h2>
          {courriers.length > 0 ? (
            <>
              <LetterTable courriers={courriers} maintenant={maintenant} company={false} caption="Derniers documents adressés à l’entreprise" />
              <p className="text-sm mt-3">
                <Lien href={routes.rubrique(siren, 'courriers')}>Voir tous mes courriers</Lien>
              </p>
            </>
          ) : (
            <Empty niveau="h3" titre="Aucun document pour l’instant" phrase="Chaque document adressé à l’entreprise arrive ici." />
          )}
        </section>
        <section aria-labelledby="tenus">
          <h2 id="tenus" className="mb-3">
            Attachés à vos contrats
          </h2>
          {contrats.length > 0 ? (
            <ContractTable siren={siren} contrats={contrats} maintenant={maintenant} caption="Contrats auxquels des documents sont attachés" />
          ) : null}
          <p className="mt-3 text-sm text-ink-2">
            Le centre de gestion vous envoie, sur demande, la notice d’information et le certificat de chaque contrat. Les modèles communs à toutes
            les entreprises sont dans la <Lien href={routes.rubrique(siren, 'bibliotheque')}>bibliothèque de documents</Lien>.
          </p>
        </section>
      </div>
    </CompanyPage>
  )
}
