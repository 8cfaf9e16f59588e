import type { Acces } from '@/lib/access/actor'

/** Le nom d’un rôle, au genre de la personne. */
export const ROLE_NOMS = {
  administrateur: { madame: 'administratrice', monsieur: 'administrateur' },
  collaborateur: { madame: 'collaboratrice', monsieur: 'collaborateur' },
  expert_comptable: { madame: 'experte-comptable', monsieur: 'expert-comptable' },
  gestionnaire: { madame: 'gestionnaire', monsieur: 'gestionnaire' },
  superviseur: { madame: 'superviseure', monsieur: 'superviseur' },
} as const satisfies Record<Acces['role'] | 'gestionnaire' | 'superviseur', Record<'madame' | 'monsieur', string>>
