import { type Lettre, renderLettre } from './render-lettre'

/** Un travail de l’atelier : une lettre porte tout ce qu’une personne a écrit, et la mise en page d’un long mot sans espace prend une seconde. */
export const run = (lettre: Lettre): Promise<Buffer> => renderLettre(lettre)
