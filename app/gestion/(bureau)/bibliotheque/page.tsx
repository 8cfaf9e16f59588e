import { randomUUID } from 'node:crypto'
import { LibraryDesk } from '@/components/publication/library-desk'
import { listModeles } from '@/lib/bibliotheque/queries'
import { page } from '@/doors/page'
import { retirer } from './actions'
import * as door from './door'

export default page(door.page, async ({ db, search: { chaine, fait } }) => ({
  titre: 'Bibliothèque de documents, gestion',
  vue: <LibraryDesk {...{ chaine, fait, retirer }} modeles={await listModeles(db, { q: '', univers: undefined })} cle={randomUUID()} />,
}))
