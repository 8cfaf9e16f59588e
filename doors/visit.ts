import 'server-only'
import { type Actor, ownOf } from '@/lib/access/actor'
import type { Right } from '@/lib/access/rights'
import type { Lieu } from '@/lib/access/titre'
import { judge, readOnlySays, type Visit } from '@/lib/access/visit'
import type { Porte } from '@/lib/acts/catalogue'
import { asReader } from '@/lib/data/as-actor'
import type { Db } from '@/lib/data/prisma'
import { foreign, notFound, refused, signedOut } from '@/lib/ground/errors'
import { type Geste, takeTurn } from './cadence'
import { type ObjetOf, locate } from './locators'
import { type Located, placeOf } from './places'
import { noteSeen } from '@/lib/identite/open-regard'
import { currentActor, currentPath, freshActor, isSameOrigin, isShown, isWhole } from './request'
import { type Visite, watchRefusal } from './watch'

/** Ce qu’une porte dit d’elle-même : le droit qu’elle demande, et l’objet sur lequel elle le juge ; sans objet, un droit de personne ou de gestion. */
export type Door<R extends Right = Right, L extends Located | null = Located | null> = { right: R; locate?: L }

/** La visite qu’ouvre cette définition. */
export type VisitOf<R extends Right, L extends Located | null> = Visit<R, ObjetOf<L>>

/** D’où vient une visite : par quelle porte, ce qu’elle vise, et si l’on y écrit. */
export type Arrivee<I> = {
  porte: Porte
  /** Lit ce qui a été envoyé et lui donne sa forme ; lève l’erreur attendue quand il n’en a pas. */
  shape: () => I | Promise<I>
  /** Rien ne s’écrit d’une demande venue d’ailleurs. */
  writes?: boolean
  /** La forme se lit du corps, ce qui peut durer : la personne est relue après, sauf d’un corps arrivé avant que la première ne soit lue. */
  slow?: boolean
  geste?: Geste | null
  /** Le chemin de ce qui est lu, quand la première porte ne le dit pas. */
  chemin?: string
}

/**
 * La seule façon d’entrer : origine, session, forme, objet, droit sur cet objet, allure ; puis ce qui se fait sous cette visite. Toutes les portes y
 * passent, et ce qui leur est refusé va au journal ici.
 * @throws `foreign`, `signedOut`, ce que lève `shape`, `notFound` (l’objet ne se voit pas), `refused` (il se voit, l’acte non ; ou l’on voit comme un autre,
 * et rien ne s’écrit), `tooFast`.
 */
export async function visit<R extends Right, L extends Located | null, I, T>(
  door: Door<R, L>,
  { porte, shape, writes = false, slow = false, geste = null, chemin }: Arrivee<I>,
  run: (visit: VisitOf<R, L>, input: I) => Promise<T>,
): Promise<T> {
  if (writes && !(await isSameOrigin())) throw foreign()
  // Sa propre session ne se ferme ni ne se lit au nom d’un autre.
  const asHere = (actor: Actor | null) => actor && (door.right === 'session:fermer' ? ownOf(actor) : actor)
  const avant = asHere(await currentActor())
  if (!avant) throw signedOut()
  const trace: Visite = { porte, actor: avant, droit: door.right }
  try {
    if (writes && avant.regard) throw refused(readOnlySays(avant))
    const input = await shape()
    const actor = slow && !isWhole() ? asHere(await freshActor()) : avant
    if (!actor) throw signedOut()
    trace.actor = actor
    const visit = await enter(door, actor, input, trace)
    if (geste) await takeTurn(actor, geste)
    const fait = await run(visit, input)
    // Un fichier ou un objet lu d’ailleurs que d’une page : montré, il est au journal comme elle.
    if (actor.regard && (porte === 'fichier' || door.locate) && isShown())
      await noteSeen(actor, chemin ?? pathOf(await currentPath()), trace.lieu?.siren)
    return fait
  } catch (erreur) {
    watchRefusal(trace, erreur)
    throw erreur
  }
}

/** Une adresse sans sa recherche. */
export const pathOf = (adresse: string): string => adresse.split('?')[0] ?? adresse

/**
 * Le seuil d’une visite, la personne connue et la forme lue : le lieu que disent les mots reçus se juge avant de rien lire, puis l’objet se trouve, et
 * le droit se juge sur lui.
 * @param trace reçoit le lieu, pour le journal. @param db celle de la page, qui n’en ouvre qu’une.
 */
export async function enter<R extends Right, L extends Located | null>(
  { right, locate: nom }: Door<R, L>,
  actor: Actor,
  input: unknown,
  trace: Visite,
  db?: Db,
): Promise<VisitOf<R, L>> {
  if (!nom) return judge(actor, right, null as ObjetOf<L>)
  trace.lieu = placeOf(nom, input)
  if (trace.lieu) judge(actor, right, trace.lieu)
  const objet = await locate(nom, actor, input, (read) => (db ? read(db) : asReader(actor, read)))
  if (!objet) throw notFound()
  trace.lieu = objet
  return judge(actor, right, objet as ObjetOf<L> & Lieu) as VisitOf<R, L>
}

/**
 * La même visite quand un corps vient d’arriver : la personne est relue de la base, et son droit rejugé. L’objet l’est par l’acte, sous son verrou.
 * @throws `signedOut`, `notFound`, `refused`.
 */
export async function again<R extends Right, O extends Lieu | null>({ right, objet }: Visit<R, O>): Promise<Visit<R, O>> {
  const actor = await freshActor()
  if (!actor) throw signedOut()
  return judge(actor, right, objet)
}
