import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Right } from '@/lib/access/rights'
import { contextOf, type Lieu, type Titre } from '@/lib/access/titre'
import type { Visit } from '@/lib/access/visit'
import { asActor } from '@/lib/data/as-actor'
import type { Db } from '@/lib/data/prisma'
import { notFound } from '@/lib/ground/errors'
import type { EventDemande, Events, EventType } from './catalogue'
import { record } from './record'

/** Les événements que tout acte peut noter ; ceux d’une demande passent par le sien, qui tient son état. */
type Noter<O extends Lieu | null> = <T extends O extends { siren: string; compteId: string } ? EventType : Exclude<EventType, EventDemande>>(
  type: T,
  donnees: Events[T],
) => Promise<string>

/** Ce que tient un acte : l’objet tel que la base le dit maintenant, le titre jugé sur lui, et de quoi écrire ce qui est fait. */
export type Ouvert<R extends Right, O extends Lieu | null> = {
  db: Db
  actor: Actor
  visit: Visit<R, O>
  objet: O
  titre: Titre
  /** Inscrit un événement, sous ce titre, à propos de cet objet, et met sa suite en file. */
  note: Noter<O>
}

/**
 * Le verbe, une fois : relit l’objet (verrouillé quand l’acte le change), rejuge le droit sur lui, et laisse agir. N’ouvre pas de transaction : un
 * travail ou le monde de démonstration en joue plusieurs dans la leur.
 * @param load ce que la base dit de l’objet visé ; `null` quand il n’est plus là.
 * @throws `notFound` ou `refused` comme `judge`.
 */
export async function acteIn<R extends Right, O extends Lieu, T>(
  db: Db,
  visit: Visit<R, Lieu | null>,
  load: (db: Db) => Promise<O | null>,
  run: (ouvert: Ouvert<R, O>) => Promise<T>,
): Promise<T> {
  const objet = await load(db)
  if (objet === null) throw notFound()
  const fraiche = visit.again(objet)
  const { actor, titre } = fraiche
  const write = record as (db: Db, actor: Actor, type: EventType, donnees: object, context: object) => Promise<string>
  const note = ((type: EventType, donnees: object) => write(db, actor, type, donnees, contextOf(titre, objet))) as Noter<O>
  return run({ db, actor, visit: fraiche, objet, titre, note })
}

/**
 * Une commande : ce geste, seul dans sa transaction, au nom de la personne de la visite.
 * @param step le geste, qui reçoit la transaction ouverte.
 */
export const command =
  <V extends { actor: Actor }, A extends unknown[], T>(step: (db: Db, visit: V, ...args: A) => Promise<T>) =>
  (visit: V, ...args: A): Promise<T> =>
    asActor(visit.actor, (db) => step(db, visit, ...args))
