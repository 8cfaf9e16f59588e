/**
 * Ce qui peut arriver, avec ce que chaque événement porte. Un type d’événement n’existe que s’il est ici.
 * Aucune donnée personnelle sensible : des identifiants et des codes.
 */
export type Events = {
  'session.ouverte': { espace: 'client' | 'gestion' }
  'session.fermee': { motif: 'deconnexion' }
  'connexion.bloquee': { utilisateurId: string; echecs: number }
  'brouillon.commence': { demandeId: string; demarche: string }
  'brouillon.enregistre': { demandeId: string; etape: string }
  'brouillon.supprime': { demandeId: string; demarche: string }
  'piece.recue': { demandeId: string; pieceId: string; champ: string; taille: number }
  'piece.retiree': { demandeId: string; pieceId: string; champ: string }
  'demande.envoyee': { demandeId: string; numero: string }
}

export type EventType = keyof Events
