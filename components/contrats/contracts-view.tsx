import { ContractTable } from '@/components/contrats/contract-table'
import { CompanyPage } from '@/components/entreprises/company-page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import type { Contrat } from '@/lib/contrats/queries'
import { contratEtat } from '@/lib/contrats/rules'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

/** La rubrique « Contrats ». */
export function ContractsView({
  siren,
  rubrique,
  contrats,
  maintenant,
}: {
  siren: string
  rubrique: string
  contrats: readonly Contrat[]
  maintenant: Date
}) {
  const vivants = contrats.filter((c) => contratEtat(c, maintenant) !== 'termine')
  const termines = contrats.filter((c) => contratEtat(c, maintenant) === 'termine')
  const enCours = contrats.filter((c) => contratEtat(c, maintenant) === 'en_cours').length
  return (
    <CompanyPage siren={siren} titre={rubrique} {...(contrats.length > 0 ? { lead: `${plural(enCours, 'contrat')} en cours` } : {})}>
      {contrats.length > 0 ? (
        <div className="stack-lg">
          {vivants.length > 0 ? <ContractTable siren={siren} contrats={vivants} maintenant={maintenant} caption="Contrats de l’entreprise" /> : null}
          {termines.length > 0 ? (
            <section aria-labelledby="termines">
              <h2 id="termines" className="mb-3">
                Contrats terminés
              </h2>
              <ContractTable siren={siren} contrats={termines} maintenant={maintenant} caption="Contrats terminés" />
            </section>
          ) : null}
        </div>
      ) : (
        <Empty
          titre="Aucun contrat dans cette rubrique"
          phrase="Vos contrats apparaissent ici dès leur enregistrement par le centre de gestion."
          action={<ButtonLink href={routes.rubrique(siren, 'offres')}>Offres et services</ButtonLink>}
        />
      )}
    </CompanyPage>
  )
}
