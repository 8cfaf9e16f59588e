import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Lieu } from '@/lib/access/titre'
import type { Db } from '@/lib/data/prisma'
import { brouillonById, brouillonOuvertById, demandeByNumero, demarcheBySlug, fichierById, pieceById } from '@/lib/demandes/locate'

/** Lit l’objet que vise une adresse ou un formulaire ; `null` quand cette personne ne le voit pas. */
export type Locate<I, O extends Lieu> = (actor: Actor, db: Db, input: I) => Promise<O | null>

/** `place` : le lieu que disent les mots reçus, avant toute lecture ; `find` : l’objet, quand il n’est pas ce lieu même. */
type Locator<I, O extends Lieu> = { place: (input: I) => Lieu | null; find: Locate<I, O> | null }

const locator = <I, O extends Lieu>(place: Locator<I, O>['place'], find: Locate<I, O>): Locator<I, O> & { find: Locate<I, O> } => ({ place, find })
const ofSiren = ({ siren }: { siren?: string }): Lieu | null => (siren === undefined ? null : { siren })
const nowhere = (): null => null

/** Où est l’objet d’une porte, par le nom que dit sa définition. */
export const LOCATORS = {
  /** Une entreprise, que le SIREN désigne à lui seul. */
  entreprise: { place: ({ siren }: { siren: string }): { siren: string } => ({ siren }), find: null },
  /** Un compte, que son identifiant désigne à lui seul. */
  compte: { place: ({ compte }: { compte: string }): { compteId: string } => ({ compteId: compte }), find: null },
  demarche: locator(ofSiren, demarcheBySlug),
  demande: locator(ofSiren, demandeByNumero),
  brouillon: locator(ofSiren, brouillonById),
  brouillonOuvert: locator(nowhere, brouillonOuvertById),
  piece: locator(nowhere, pieceById),
  fichier: locator(nowhere, fichierById),
} as const

/** Le nom d’un objet que sait trouver une porte. */
export type Located = keyof typeof LOCATORS

/** L’objet que rend ce nom. */
export type ObjetOf<L extends Located | null> = L extends Located
  ? (typeof LOCATORS)[L] extends { find: (...args: never[]) => Promise<infer O> }
    ? NonNullable<O>
    : ReturnType<(typeof LOCATORS)[L]['place']>
  : null

/** Le lieu que disent les mots reçus. @param input déjà mis en forme par la définition. */
export const placeOf = (nom: Located, input: unknown): Lieu | null => (LOCATORS[nom] as Locator<unknown, Lieu>).place(input)

/** L’objet que vise cette entrée, lu quand il le faut. @param read ouvre de quoi lire. */
export async function locate(nom: Located, actor: Actor, input: unknown, read: <T>(run: (db: Db) => Promise<T>) => Promise<T>): Promise<Lieu | null> {
  const { place, find } = LOCATORS[nom] as Locator<unknown, Lieu>
  return find === null ? place(input) : read((db) => find(actor, db, input))
}
