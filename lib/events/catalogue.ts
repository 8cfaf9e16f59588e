/**
 * Ce qui peut arriver, avec ce que chaque événement porte. Un type d’événement n’existe que s’il est ici.
 * Aucune donnée personnelle sensible : des identifiants et des codes.
 */
export type Events = {
  'session.ouverte': { espace: 'client' | 'gestion' }
  'session.fermee': { motif: 'deconnexion' }
  'connexion.bloquee': { utilisateurId: string; echecs: number }
}

export type EventType = keyof Events
