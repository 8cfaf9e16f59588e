import { z } from 'zod'
import { Siren } from '@/lib/entreprises/schema'
import { PageSearch, TextSearch } from '@/lib/listes/pages'

export const STATUTS = ['a_finaliser', 'envoyee', 'en_attente', 'en_cours', 'traitee'] as const
export type Statut = (typeof STATUTS)[number]

/** Les onglets au-dessus de la liste. */
export const ONGLETS_DEMANDES = ['toutes', 'non-lues', 'a-completer'] as const

/** Ce par quoi la liste se trie ; `activite`, la dernière touchée d’abord, est l’ordre ordinaire. */
export const TRIS_DEMANDES = ['activite', 'demande', 'entreprise', 'statut', 'numero'] as const
export type TriDemandes = (typeof TRIS_DEMANDES)[number]

export const DemandesSearch = z.object({
  onglet: z.enum(ONGLETS_DEMANDES).catch('toutes'),
  statut: z.enum(STATUTS).optional().catch(undefined),
  q: TextSearch,
  univers: z.enum(['sante', 'prevoyance', 'retraite']).optional().catch(undefined),
  tri: z.enum(TRIS_DEMANDES).catch('activite'),
  sens: z.enum(['asc', 'desc']).catch('desc'),
  page: PageSearch,
})
export type DemandesSearch = z.output<typeof DemandesSearch>

/** Une recherche sans ordre dit prend l’ordre ordinaire. */
export type RechercheDemandes = Omit<DemandesSearch, 'tri' | 'sens'> & Partial<Pick<DemandesSearch, 'tri' | 'sens'>>

/** `CP-2026-0000123-7` : la clé n’est pas vérifiée ici, un numéro inconnu est introuvable. */
export const DemandeParams = z.object({ siren: Siren, numero: z.string().regex(/^CP-\d{4}-\d{7}-\d$/) })
export const BrouillonParams = z.object({ siren: Siren, id: z.uuid() })
