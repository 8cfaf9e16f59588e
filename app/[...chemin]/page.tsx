import { notFound } from '@/lib/http/errors'
import { publicPage } from '@/lib/http/page'

/** Toute adresse sans page : le même refus que partout, avec le cadre de la personne. */
export default publicPage({}, async () => {
  throw notFound()
})
