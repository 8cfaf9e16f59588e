import { DocumentsView } from '@/components/documents/documents-view'
import { rubriqueNom } from '@/lib/copy/rubrique'
import { countDocuments, listDocuments, TAILLE_DOCUMENTS } from '@/lib/documents/queries'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { page } from '@/doors/page'
import { maintenant } from '@/lib/ground/clock'
import { pageOf } from '@/lib/ground/pages'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { siren }, search, entreprise }) => {
  const titre = rubriqueNom('Documents', ensureEntreprise(entreprise).couverture)
  const comptes = await countDocuments(actor, db, siren, search)
  const ici = pageOf(search.onglet === 'tous' ? comptes.tous : comptes.nonLus, search.page, TAILLE_DOCUMENTS)
  const documents = await listDocuments(actor, db, search, ici.page, siren)
  return { titre, vue: <DocumentsView {...{ siren, titre, documents, comptes, search, ici }} maintenant={maintenant()} /> }
})
