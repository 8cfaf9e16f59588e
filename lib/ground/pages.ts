import { z } from 'zod'
import { RECHERCHE_MAX } from './field-limits'

/** Le numéro de page d’une adresse : borné, et 1 quand l’adresse porte autre chose qu’un nombre. */
export const PageSearch = z.coerce.number().int().min(1).max(10_000).catch(1)

/** Un texte cherché : borné, et vide quand l’adresse n’en porte pas ou en porte plusieurs. */
export const TextSearch = z
  .string()
  .trim()
  .max(RECHERCHE_MAX)
  .regex(/^[^\0]*$/)
  .catch('')

export type PageListe = { page: number; pages: number; de: number; a: number; total: number }

/** Où l’on est dans une liste : une page au-delà de la fin ramène à la dernière. `de` et `a` comptent à partir de 1. */
export function pageOf(total: number, page: number, taille: number): PageListe {
  const pages = Math.max(1, Math.ceil(total / taille))
  const ici = Math.min(Math.max(1, page), pages)
  return { page: ici, pages, de: total === 0 ? 0 : (ici - 1) * taille + 1, a: Math.min(total, ici * taille), total }
}

/** Les premières lignes, et s’il en reste. @param lignes lues avec une de plus que `taille`. */
export const firstOf = <T>(lignes: readonly T[], taille: number): { lignes: T[]; encore: boolean } => ({
  lignes: lignes.slice(0, taille),
  encore: lignes.length > taille,
})

/** Le motif d’une recherche `LIKE` : les signes qui y ont un sens sont pris pour eux-mêmes. */
export const likePattern = (texte: string): string => `%${texte.replace(/[\\%_]/g, '\\$&')}%`
