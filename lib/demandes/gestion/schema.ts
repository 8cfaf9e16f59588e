import { z } from 'zod'
import { PageSearch } from '@/lib/listes/pages'

/** Les états du côté de la gestion ; un brouillon n’y paraît jamais. */
export const ETATS_GESTION = ['a_qualifier', 'a_prendre', 'en_traitement', 'pieces_demandees', 'cloturee'] as const
export type EtatGestion = (typeof ETATS_GESTION)[number]

export const BannetteSearch = z.object({ etat: z.enum(ETATS_GESTION).optional().catch(undefined), page: PageSearch })
