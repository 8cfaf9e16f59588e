import type { PieceAttendue, Raws } from '@/lib/demarches/define'
import { judge } from '@/lib/demarches/engine'
import { fieldsOf } from '@/lib/demarches/read'
import { certificationsOf } from '../brouillon/rules'
import type { Contenu } from '../envoi/schema'
import { PHRASES } from '../gestion/phrases'
import { type Iban, keepSent } from './keep-sent'
import type { Formulaire } from './queries'

/** Une pièce arrivée, ou un emplacement qui l’attend. */
type Nommee = { champ: string | null; libelle: string }

/** Ce qu’il faut savoir d’une correction en plus de ses réponses : son IBAN, et les pièces arrivées depuis qu’elle est demandée. */
export type Appui = { iban: Iban; arrivees: readonly (Nommee & { piece: Contenu['pieces'][number] })[] }

/** Vrai d’une pièce demandée sous ce nom, par cette démarche ou d’après les pièces usuelles de la gestion. */
export const isFor = ({ champ, libelle }: Nommee, attendue: PieceAttendue): boolean =>
  champ === attendue.cle || libelle === attendue.libelle || libelle === PHRASES.find(({ id }) => id === attendue.cle)?.libelle

/**
 * Ce qui retient ces réponses : dans les champs à corriger et les certifications, et ailleurs, quand la correction seule l’a causé. `manquent` : les pièces
 * qu’elle demande et qui ne sont pas arrivées ; le RIB d’un autre IBAN est une autre pièce. `jointes` : celles qui partent avec elle.
 */
export function faultsOf(formulaire: Formulaire, champs: readonly string[], raws: Raws, { iban, arrivees }: Appui) {
  const { demarche, raws: envoyees, envoi } = formulaire
  const tenues = keepSent(formulaire, champs, raws, iban)
  const vues = demarche.etapes.map(({ slug }) => slug)
  const envoyes = envoi.pieces.flatMap(({ emplacement }) => emplacement ?? [])
  const avant = judge(tenues.avant.demarche, envoyees, tenues.avant.contexte, vues, envoyes)
  const jugement = judge(tenues.apres.demarche, raws, tenues.apres.contexte, vues, envoyes)
  const siens = new Set([...champs, ...certificationsOf(demarche).map(([nom]) => nom)])
  const noms = fieldsOf(demarche).filter(({ nom, field }) => field.kind !== 'pieces' && Object.hasOwn(jugement.erreurs, nom))

  const tient = iban.change ? envoyes.filter((cle) => cle !== 'rib') : envoyes
  const deja = awaited(avant.pieces, envoyes)
  const dues = awaited(jugement.pieces, tient).filter(({ cle }) => !deja.some((une) => une.cle === cle))
  const jointes = dues.flatMap((due) => {
    const arrivee = arrivees.find((une) => isFor(une, due))
    return arrivee ? [{ ...arrivee.piece, emplacement: due.cle }] : []
  })
  return {
    ...tenues,
    jugement,
    siennes: noms.flatMap(({ nom }) => (siens.has(nom) ? [nom] : [])),
    ailleurs: noms.flatMap(({ nom, field }) => (siens.has(nom) || Object.hasOwn(avant.erreurs, nom) ? [] : [field.label])),
    manquent: dues.filter(({ cle }) => !jointes.some(({ emplacement }) => emplacement === cle)),
    jointes,
  }
}

/** Les pièces exigées qui ne sont pas de celles-ci. */
const awaited = (pieces: readonly PieceAttendue[], recues: readonly string[]): PieceAttendue[] =>
  pieces.filter(({ cle, requise, plusTard }) => requise && !plusTard && !recues.includes(cle))
