import type { Statut } from './tris'

/** L’état d’une demande du côté de la gestion ; le client n’en voit que le statut (décision 8). */
export type EtatInterne = 'brouillon' | 'a_qualifier' | 'a_prendre' | 'en_traitement' | 'pieces_demandees' | 'cloturee'

/** Le statut que voit le client pour cet état. */
export function statutOf(etat: EtatInterne): Statut {
  switch (etat) {
    case 'brouillon':
      return 'a_finaliser'
    case 'a_qualifier':
    case 'a_prendre':
      return 'envoyee'
    case 'en_traitement':
      return 'en_cours'
    case 'pieces_demandees':
      return 'en_attente'
    case 'cloturee':
      return 'traitee'
  }
}

/** Un arrêt de la route d’une demande. */
export type Arret = { statut: Statut; etat: 'fait' | 'ici' | 'attend' | 'a-venir' }

/** La route d’une demande envoyée, du départ à l’arrivée : où elle en est, et si elle attend la personne. */
export function stopsOf(statut: Statut): Arret[] {
  switch (statut) {
    case 'a_finaliser':
      return [
        { statut: 'a_finaliser', etat: 'attend' },
        { statut: 'envoyee', etat: 'a-venir' },
        { statut: 'en_cours', etat: 'a-venir' },
        { statut: 'traitee', etat: 'a-venir' },
      ]
    case 'envoyee':
      return [
        { statut: 'envoyee', etat: 'ici' },
        { statut: 'en_cours', etat: 'a-venir' },
        { statut: 'traitee', etat: 'a-venir' },
      ]
    case 'en_cours':
      return [
        { statut: 'envoyee', etat: 'fait' },
        { statut: 'en_cours', etat: 'ici' },
        { statut: 'traitee', etat: 'a-venir' },
      ]
    case 'en_attente':
      return [
        { statut: 'envoyee', etat: 'fait' },
        { statut: 'en_cours', etat: 'fait' },
        { statut: 'en_attente', etat: 'attend' },
        { statut: 'traitee', etat: 'a-venir' },
      ]
    case 'traitee':
      return [
        { statut: 'envoyee', etat: 'fait' },
        { statut: 'en_cours', etat: 'fait' },
        { statut: 'traitee', etat: 'fait' },
      ]
  }
}

/** « 184 ko », « 1,2 Mo ». */
export function fileSize(octets: number | null): string {
  if (octets === null) return ''
  return octets < 1_000_000
    ? `${Math.max(1, Math.round(octets / 1000))}\u00a0ko`
    : `${(octets / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0Mo`
}

/** Les jours qu’a la gestion pour répondre, avant lesquels la demande est due. */
export const JOURS_GESTION = 14

/** Les jours qu’a le client pour une correction, ou pour remplacer une pièce refusée dont la date est passée ou qui n’en avait pas. */
export const JOURS_PIECE = 15
