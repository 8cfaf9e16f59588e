import { DocumentsView } from '@/components/documents/documents-view'
import { countDocuments, listDocuments, TAILLE_DOCUMENTS } from '@/lib/documents/queries'
import { page } from '@/doors/page'
import { maintenant } from '@/lib/ground/clock'
import { pageOf } from '@/lib/ground/pages'
import * as door from './door'

const TITRE = 'Documents de mes entreprises'

export default page(door.page, async ({ actor, db, search }) => {
  const comptes = await countDocuments(actor, db, undefined, search)
  const ici = pageOf(search.onglet === 'tous' ? comptes.tous : comptes.nonLus, search.page, TAILLE_DOCUMENTS)
  const documents = await listDocuments(actor, db, search, ici.page)
  return { titre: TITRE, vue: <DocumentsView {...{ siren: null, titre: TITRE, documents, comptes, search, ici }} maintenant={maintenant()} /> }
})
