import { z } from 'zod'
import { Siren } from '@/lib/entreprises/schema'
import { PageSearch, TextSearch } from '@/lib/ground/pages'
import { PERIODES, STATUTS_DITS, TRIS_DEMANDES } from './tris'

/** Les onglets au-dessus de la liste. */
export const ONGLETS_DEMANDES = ['toutes', 'non-lues', 'a-completer', 'brouillons'] as const

/** Les valeurs d’un nom que l’adresse répète (`statut=envoyee&statut=en_cours`) : ce qui n’a pas la forme attendue est laissé. */
const several = <T extends string>(une: z.ZodType<T>) =>
  z
    .preprocess((lu) => (lu === undefined ? [] : Array.isArray(lu) ? lu.slice(0, 20) : [lu]), z.array(z.unknown()).max(20))
    .transform((lus): T[] => [...new Set(lus.flatMap((lu) => une.safeParse(lu).data ?? []))])

/** L’adresse de « Mes demandes » : l’onglet, ce que l’on cherche, l’ordre, la page. */
export const DemandesSearch = z.object({
  onglet: z.enum(ONGLETS_DEMANDES).catch('toutes'),
  statut: several(z.enum(STATUTS_DITS)),
  q: TextSearch,
  univers: several(z.enum(['sante', 'prevoyance', 'retraite'])),
  demarche: several(z.string().regex(/^[a-z0-9-]{1,60}$/)),
  entreprise: several(Siren),
  depuis: z.enum(PERIODES).optional().catch(undefined),
  tri: z.enum(TRIS_DEMANDES).catch('activite'),
  sens: z.enum(['asc', 'desc']).catch('desc'),
  page: PageSearch,
})
export type DemandesSearch = z.output<typeof DemandesSearch>

/** Ce qui n’est pas dit ne restreint rien ; une recherche sans ordre prend l’ordre ordinaire. */
export type RechercheDemandes = Pick<DemandesSearch, 'onglet' | 'q'> & Partial<Omit<DemandesSearch, 'onglet' | 'q' | 'page'>>

/** `CP-2026-0000123-7` : la clé n’est pas vérifiée ici, un numéro inconnu est introuvable. */
export const NumeroDemande = z.string().regex(/^CP-\d{4}-\d{7}-\d$/)
export const DemandeParams = z.object({ siren: Siren, numero: NumeroDemande })
export const BrouillonParams = z.object({ siren: Siren, id: z.uuid() })
