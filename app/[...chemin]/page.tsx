import { refusedPage } from '@/doors/page'

/** Toute adresse sans page, et ce que la première porte refuse : le même refus que partout, avec le cadre de la personne. */
export default refusedPage()
