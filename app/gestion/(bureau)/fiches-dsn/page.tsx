import { randomUUID } from 'node:crypto'
import { PublishedFiches } from '@/components/publication/published-fiches'
import { page } from '@/doors/page'
import { listFichesPubliees, TAILLE_FICHES } from '@/lib/fiches-dsn/gestion/queries'
import { maintenant } from '@/lib/ground/clock'
import { pageOf } from '@/lib/ground/pages'
import * as door from './door'

export default page(door.page, async ({ db, search }) => {
  const { lignes, total } = await listFichesPubliees(db, search)
  return {
    titre: 'Fiches de paramétrage DSN publiées',
    vue: <PublishedFiches {...{ lignes, search }} ici={pageOf(total, search.page, TAILLE_FICHES)} cle={randomUUID()} maintenant={maintenant()} />,
  }
})
