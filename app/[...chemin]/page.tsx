import { notFound } from '@/lib/ground/errors'
import { publicPage } from '@/doors/page'

/** Toute adresse sans page : le même refus que partout, avec le cadre de la personne. */
export default publicPage({}, async () => {
  throw notFound()
})
