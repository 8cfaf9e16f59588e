import type { EnvoiLu } from './queries'
import { renderRecu } from './render-recu'

/** Un travail de l’atelier : un accusé tient tout ce que la personne a écrit, et la mise en page d’un long mot sans espace prend une seconde. */
export const run = (envoi: EnvoiLu): Promise<Buffer> => renderRecu(envoi)
