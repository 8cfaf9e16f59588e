import 'server-only'
import { type Actor, ownOf } from '@/lib/access/actor'
import type { Right } from '@/lib/access/rights'
import type { Lieu } from '@/lib/access/titre'
import type { Porte } from '@/lib/acts/catalogue'
import { noteRefusal } from '@/lib/acts/refusals'
import { expected } from '@/lib/ground/errors'

/** Qui passe par quelle porte, pour quel droit, et où. */
export type Visite = { porte: Porte; actor: Actor; droit: Right | null; lieu?: Lieu | null }

/**
 * Ce qu’une porte refuse à une personne (objet d’autrui, acte non permis, trop vite) va au journal, d’où que le refus vienne. Toutes les portes
 * y passent. Le lieu n’est écrit que si la personne le voit : un 404 ne dit rien de ce qui existe.
 * @param visite sans elle, personne n’est connecté : rien n’est noté.
 */
export function watchRefusal(visite: Visite | undefined, erreur: unknown): void {
  const genre = expected(erreur)?.kind
  if (!visite || (genre !== 'introuvable' && genre !== 'refuse' && genre !== 'cadence')) return
  const { porte, actor, droit, lieu } = visite
  // À qui manque son second facteur, tout est refusé : rien n’est su de ce qu’elle verrait.
  const vu =
    genre === 'introuvable' || actor.secondFacteurDu
      ? {}
      : { ...(lieu?.siren ? { siren: lieu.siren } : {}), ...(lieu?.compteId ? { compteId: lieu.compteId } : {}) }
  noteRefusal(ownOf(actor), { porte, genre, droit }, vu)
}
