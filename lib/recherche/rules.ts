import { RECHERCHE_MAX } from '@/lib/ground/field-limits'

/** En dessous, tout répondrait. */
export const RECHERCHE_MIN = 2

/** Ce qui empêche de chercher, ou ce qui en a été laissé ; `null` : tout est cherché. */
export type Borne = 'vide' | 'court' | 'long' | null

/** Ce que vaut ce qui est tapé. @returns ce qui se cherche, et ce que la page en dit. */
export function boundOf(q: string): { cherche: string; borne: Borne } {
  const texte = q.replaceAll(/\s+/g, ' ').trim()
  if (texte === '') return { cherche: '', borne: 'vide' }
  if ([...texte].length < RECHERCHE_MIN || !/[\p{L}\p{N}]/u.test(texte)) return { cherche: '', borne: 'court' }
  if (texte.length <= RECHERCHE_MAX) return { cherche: texte, borne: null }
  return { cherche: texte.slice(0, RECHERCHE_MAX).trim(), borne: 'long' }
}
