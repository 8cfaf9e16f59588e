import type { Lecture } from './kind'
import type { Raw } from './define'

/** Le plus long texte lu d’un champ : au-delà il est coupé ici, et refusé par une phrase à la vérification. */
const PLAFOND = 20_000

/** Ce que le formulaire envoie sous ce nom, si c’est un texte ; coupé au plafond. */
export function readText(form: FormData, nom: string): string {
  const valeur = form.get(nom)
  return typeof valeur === 'string' ? valeur.slice(0, PLAFOND) : ''
}

/** Les parties nommées d’un champ (`champ.jour`, `champ.mois`…). */
export const readParts = (form: FormData, champ: string, parties: readonly string[]): Record<string, string> =>
  Object.fromEntries(parties.map((partie) => [partie, readText(form, `${champ}.${partie}`)]))

/** La saisie, si c’est bien un texte ; sans ses blancs de bord. */
export const textOf = (raw: Raw | undefined): string => (typeof raw === 'string' ? raw.trim() : '')

/** Une partie d’une saisie à parties ; vide quand la saisie est autre chose (un brouillon vient du navigateur). */
export function partOf(raw: Raw | undefined, partie: string): string {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw) || !Object.hasOwn(raw, partie)) return ''
  const valeur: unknown = raw[partie]
  return typeof valeur === 'string' ? valeur.trim() : ''
}

/** Vrai quand aucune de ces parties n’a été remplie. */
export const isEmptyText = (raw: Raw | undefined): boolean => (typeof raw === 'string' ? raw.trim() === '' : raw === undefined || raw === null)

export const refuse = (message: string, partie?: string): Lecture => (partie ? { ok: false, message, partie } : { ok: false, message })

/** Les espaces, insécables comprises, les points et les tirets que l’on met dans un numéro. */
export const compact = (texte: string): string => texte.replace(/[\s\u00a0\u202f.\-_/]/g, '')

/**
 * Les caractères de commande cassent un PDF, un journal ou la base ; une moitié d’emoji aussi ; ceux qui retournent le sens de lecture feraient lire
 * autre chose que ce qui est gardé. L’écriture de droite à gauche et les emoji restent.
 */
const COMMANDE = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u
export const hasControl = (texte: string, multiligne = false): boolean => COMMANDE.test(multiligne ? texte.replace(/[\n\r\t]/g, '') : texte)

export const FORME_INCONNUE = 'Cette réponse n’a pas la forme attendue. Effacez-la et répondez à nouveau.'
export const TROP_LONG = (max: number, signes: number): string =>
  signes >= PLAFOND
    ? `Ce texte est beaucoup trop long. Gardez l’essentiel, en ${nombre(max)} caractères au plus.`
    : `Ce texte compte ${nombre(signes)} caractères. Raccourcissez-le à ${nombre(max)} au plus.`

const NOMBRE = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 6 })

/** Un nombre écrit à la française. */
export const nombre = (n: number): string => NOMBRE.format(n)
