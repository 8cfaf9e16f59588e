import type { EtatPersonne } from './rules'

/** Les filtres de la liste : tous ceux qui y sont ou que l’on attend, puis par statut ; ceux qui sont partis et les invitations closes sont à part. */
export const STATUTS = {
  tous: () => true,
  ajoute: ({ etat }) => etat === 'ajoute',
  en_attente: ({ etat }) => etat === 'en_attente',
  autres: ({ etat }) => etat !== 'ajoute' && etat !== 'en_attente',
} as const satisfies Record<string, (personne: { etat: EtatPersonne }) => boolean>

export type StatutListe = keyof typeof STATUTS

export const STATUT_NOMS = { tous: 'Tous', ajoute: 'Ajouté', en_attente: 'En attente d’acceptation', autres: 'Autres' } as const satisfies Record<
  StatutListe,
  string
>
