import { z } from 'zod'
import { Siren } from '@/lib/entreprises/schema'
import { PageSearch, TextSearch } from '@/lib/listes/pages'

export const STATUTS = ['a_finaliser', 'envoyee', 'en_attente', 'en_cours', 'traitee'] as const
export type Statut = (typeof STATUTS)[number]

/** Les onglets au-dessus de la liste. */
export const ONGLETS_DEMANDES = ['toutes', 'non-lues', 'a-completer'] as const

export const DemandesSearch = z.object({
  onglet: z.enum(ONGLETS_DEMANDES).catch('toutes'),
  statut: z.enum(STATUTS).optional().catch(undefined),
  q: TextSearch,
  page: PageSearch,
})
export type DemandesSearch = z.output<typeof DemandesSearch>

/** `CP-2026-0000123-7` : la clé n’est pas vérifiée ici, un numéro inconnu est introuvable. */
export const DemandeParams = z.object({ siren: Siren, numero: z.string().regex(/^CP-\d{4}-\d{7}-\d$/) })
export const BrouillonParams = z.object({ siren: Siren, id: z.uuid() })
