import { type FichePapier, renderFiche } from './render-fiche'

/** Un travail de l’atelier : la mise en page d’une fiche. */
export const run = (fiche: FichePapier): Promise<Buffer> => renderFiche(fiche)
