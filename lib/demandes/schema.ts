import { z } from 'zod'
import { Siren } from '@/lib/entreprises/schema'
import { PageSearch, TextSearch } from '@/lib/ground/pages'
import { STATUTS, TRIS_DEMANDES } from './tris'

/** Les onglets au-dessus de la liste. */
export const ONGLETS_DEMANDES = ['toutes', 'non-lues', 'a-completer'] as const

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
export const NumeroDemande = z.string().regex(/^CP-\d{4}-\d{7}-\d$/)
export const DemandeParams = z.object({ siren: Siren, numero: NumeroDemande })
export const BrouillonParams = z.object({ siren: Siren, id: z.uuid() })
