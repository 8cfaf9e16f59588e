import { ContractView } from '@/components/contrats/contract-view'
import { maintenant } from '@/lib/ground/clock'
import { can } from '@/lib/access/can'
import { getContrat } from '@/lib/contrats/queries'
import { rubriqueNom } from '@/lib/copy/rubrique'
import { listDocumentsContrat } from '@/lib/documents/queries'
import { DEMARCHES } from '@/lib/demarches/registre'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { page } from '@/doors/page'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { siren, reference }, entreprise }) => {
  const contrat = await getContrat(actor, db, siren, reference)
  const rubrique = rubriqueNom('Contrats', ensureEntreprise(entreprise).couverture)
  const deposer = can(actor, 'demande:deposer', { siren, univers: contrat.univers })
  const demarches = deposer ? DEMARCHES.filter(({ univers }) => univers.includes(contrat.univers)).map(({ slug }) => slug) : []
  const dsn = contrat.univers !== 'retraite' && can(actor, 'dsn:lire', { siren, univers: contrat.univers })
  const lit = contrat.univers !== 'retraite' && can(actor, 'document:lire', { siren, univers: contrat.univers })
  const documents = lit ? await listDocumentsContrat(actor, db, { siren, reference }) : null
  return {
    titre: contrat.libelle,
    vue: <ContractView {...{ siren, rubrique, contrat, demarches, dsn, documents }} maintenant={maintenant()} />,
  }
})
