import { formatDate } from '@/lib/ground/date'
import type { ValeursReponse } from './modeles-reponse'
import type { Dossier } from './queries'

/** Ce que valent les variables d’une réponse, pour ce dossier et qui l’écrit. */
export const valeursReponse = (
  d: Pick<Dossier, 'numero' | 'objet' | 'auteurNom' | 'envoi' | 'entreprise' | 'envoyeeLe'>,
  signature: string,
): ValeursReponse => ({
  numero: d.numero,
  objet: d.objet,
  client: d.envoi?.auteur.nom ?? d.auteurNom,
  entreprise: d.entreprise.raisonSociale,
  recueLe: d.envoyeeLe ? formatDate(d.envoyeeLe) : '',
  signature,
})
