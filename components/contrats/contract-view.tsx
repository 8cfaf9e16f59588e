import { ContractState } from '@/components/contrats/contract-table'
import { CentreGestion } from '@/components/entreprises/centre-gestion'
import { CompanyPage } from '@/components/entreprises/company-page'
import { Facts } from '@/components/ui/facts'
import { Univers } from '@/components/ui/univers'
import type { Contrat } from '@/lib/contrats/queries'
import { formatDate } from '@/lib/ground/date'
import { routes } from '@/lib/ground/routes'

/** Un contrat : ce qui le désigne, qui il couvre, depuis quand. */
export function ContractView({ siren, rubrique, contrat, maintenant }: { siren: string; rubrique: string; contrat: Contrat; maintenant: Date }) {
  return (
    <CompanyPage siren={siren} titre={contrat.libelle} via={[{ href: routes.rubrique(siren, 'contrats'), label: rubrique }]}>
      <div className="columns">
        <div>
          <div className="sheet p-5">
            <Facts
              wide
              facts={[
                { label: 'Référence', value: <span className="num">{contrat.reference}</span> },
                { label: 'Univers', value: <Univers code={contrat.univers} /> },
                { label: 'Salariés couverts', value: contrat.population },
                { label: 'Organisme assureur', value: contrat.organisme },
                { label: 'Date d’effet', value: formatDate(contrat.effetLe) },
                { label: 'État', value: <ContractState contrat={contrat} maintenant={maintenant} /> },
              ]}
            />
          </div>
          <p className="mt-3 text-sm text-ink-2">
            Le centre de gestion vous envoie, sur demande, le certificat d’adhésion, la notice et les conditions de ce contrat.
          </p>
        </div>
        <aside className="side" aria-label="Centre de gestion">
          <CentreGestion univers={[contrat.univers]} titre="Votre centre de gestion" />
        </aside>
      </div>
    </CompanyPage>
  )
}
