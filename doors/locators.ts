import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Lieu } from '@/lib/access/titre'
import { contratByReference } from '@/lib/contrats/locate'
import { courrierById } from '@/lib/courriers/locate'
import { documentById } from '@/lib/documents/locate'
import type { Db } from '@/lib/data/prisma'
import { clientById, delegationOfCompte, preparationOfExpert } from '@/lib/delegations/locate'
import {
  brouillonById,
  brouillonJeteById,
  brouillonOfCompte,
  brouillonOuvertById,
  demandeByNumero,
  demarcheBySlug,
  fichierById,
  pieceById,
} from '@/lib/demandes/locate'
import { ficheOf } from '@/lib/entreprises/locate'
import { changementFicheByRang, ficheDsnByVersion } from '@/lib/fiches-dsn/locate'
import { causeOuverte } from '@/lib/retours-dsn/locate'
import { personneOf, preparationOf } from '@/lib/utilisateurs/locate'
import { type Located, type PLACES, placeOf } from './places'

/** Lit l’objet que vise une adresse ou un formulaire ; `null` quand cette personne ne le voit pas. */
type Locate<I, O extends Lieu> = (actor: Actor, db: Db, input: I) => Promise<O | null>

/** Comment se trouve l’objet d’une porte ; une entreprise et un compte sont leur lieu même. */
const LOCATORS = {
  demarche: demarcheBySlug,
  demande: demandeByNumero,
  brouillon: brouillonById,
  brouillonOuvert: brouillonOuvertById,
  brouillonDuCompte: brouillonOfCompte,
  brouillonJete: brouillonJeteById,
  piece: pieceById,
  fichier: fichierById,
  contrat: contratByReference,
  courrier: courrierById,
  document: documentById,
  ficheDsn: ficheDsnByVersion,
  changementFiche: changementFicheByRang,
  causeDsn: causeOuverte,
  fiche: ficheOf,
  personne: personneOf,
  preparation: preparationOf,
  client: clientById,
  delegation: delegationOfCompte,
  preparationExpert: preparationOfExpert,
} as const satisfies Partial<Record<Located, Locate<never, Lieu>>>

/** L’objet que rend ce nom. */
export type ObjetOf<L extends Located | null> = L extends keyof typeof LOCATORS
  ? NonNullable<Awaited<ReturnType<(typeof LOCATORS)[L]>>>
  : L extends Located
    ? ReturnType<(typeof PLACES)[L]>
    : null

/** L’objet que vise cette entrée, lu quand il le faut. @param read ouvre de quoi lire. */
export async function locate(nom: Located, actor: Actor, input: unknown, read: <T>(run: (db: Db) => Promise<T>) => Promise<T>): Promise<Lieu | null> {
  const find = (LOCATORS as Partial<Record<Located, Locate<unknown, Lieu>>>)[nom]
  return find ? read((db) => find(actor, db, input)) : placeOf(nom, input)
}
