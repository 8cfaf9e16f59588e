import { z } from 'zod'
import { Siren } from '@/lib/entreprises/schema'
import { PageSearch, TextSearch } from '@/lib/ground/pages'
import { PERIODES, SALARIE_INCONNU, STATUTS_DITS, TRIS_DEMANDES } from './tris'

/** Les onglets au-dessus de la liste. */
export const ONGLETS_DEMANDES = ['toutes', 'non-lues', 'a-completer', 'brouillons'] as const

/** Les valeurs d’un nom que l’adresse répète (`statut=envoyee&statut=en_cours`) : ce qui n’a pas la forme attendue est laissé. */
const several = <T extends string>(une: z.ZodType<T>) =>
  z
    .preprocess((lu) => (lu === undefined ? [] : Array.isArray(lu) ? lu.slice(0, 20) : [lu]), z.array(z.unknown()).max(20))
    .transform((lus): T[] => [...new Set(lus.flatMap((lu) => une.safeParse(lu).data ?? []))])

/** `CP-2026-0000123-7` : la clé n’est pas vérifiée ici, un numéro inconnu est introuvable. */
export const NumeroDemande = z.string().regex(/^CP-\d{4}-\d{7}-\d$/)

/** Le jour d’une adresse, « AAAA-MM-JJ » ; rien quand elle porte autre chose. */
const JourSearch = z.iso.date().optional().catch(undefined)

/** Ce qu’une recherche ne prend pas : un IBAN, un numéro de sécurité sociale illisible. */
const AVIS = ['iban', 'nir'] as const

/** L’adresse de « Mes demandes » : l’onglet, ce que l’on cherche, l’ordre, la page. */
export const DemandesSearch = z.object({
  onglet: z.enum(ONGLETS_DEMANDES).catch('toutes'),
  statut: several(z.enum(STATUTS_DITS)),
  q: TextSearch,
  univers: several(z.enum(['sante', 'prevoyance', 'retraite'])),
  demarche: several(z.string().regex(/^[a-z0-9-]{1,60}$/)),
  entreprise: several(Siren),
  depuis: z.enum(PERIODES).optional().catch(undefined),
  /** Envoyée entre ces jours, ceux-là compris. */
  du: JourSearch,
  au: JourSearch,
  auteur: several(z.uuid()),
  /** Le salarié par son nom ; ou celui de cette demande : son numéro de sécurité sociale n’entre dans aucune adresse. */
  nom: TextSearch,
  salarie: z
    .union([NumeroDemande, z.literal(SALARIE_INCONNU)])
    .optional()
    .catch(undefined),
  /** Ce que la recherche n’a pas pris, et que la page dit. */
  avis: z.enum(AVIS).optional().catch(undefined),
  tri: z.enum(TRIS_DEMANDES).catch('activite'),
  sens: z.enum(['asc', 'desc']).catch('desc'),
  page: PageSearch,
})
export type DemandesSearch = z.output<typeof DemandesSearch>

/** Ce qui n’est pas dit ne restreint rien ; une recherche sans ordre prend l’ordre ordinaire. */
export type RechercheDemandes = Pick<DemandesSearch, 'onglet' | 'q'> & Partial<Omit<DemandesSearch, 'onglet' | 'q' | 'page' | 'avis'>>

export const DemandeParams = z.object({ siren: Siren, numero: NumeroDemande })
export const BrouillonParams = z.object({ siren: Siren, id: z.uuid() })
