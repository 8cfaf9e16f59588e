import { normalizeText } from './unicode'

/** Un résultat bien loin de la meilleure n’aide pas. */
const PART_MINIMALE = 0.35

/** Les mots qui ne disent pas ce que l’on cherche. */
const VIDES = new Set(
  'a ai au aux avec ce ces cette comment dans de des du en est et faire il je la le les leur ma mes mon ne on ou par pas peux pour puis que quel quelle qu quoi sa se ses si son sur un une y d j l m n s t c'.split(
    ' ',
  ),
)

/** Les mots d’un texte, sans accents ni majuscules. */
export const wordsOf = (texte: string): string[] =>
  normalizeText(texte, 'NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)

/** Le pluriel et le genre ne comptent pas. */
const stem = (mot: string): string => (mot.length > 4 ? mot.replace(/(?:es|s|e|x)$/, '') : mot)

/** Combien de gestes séparent deux mots, deux lettres interverties comptant pour un (Damerau-Levenshtein) ; au-delà de `max`, on s’arrête. */
export function slips(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1
  let [avant, ici]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const suite = [i]
    for (let j = 1; j <= b.length; j++) {
      const egal = a[i - 1] === b[j - 1] ? 0 : 1
      const croise = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (avant[j - 2] ?? max) + 1 : max + 1
      suite[j] = Math.min((ici[j] ?? max) + 1, (suite[j - 1] ?? max) + 1, (ici[j - 1] ?? max) + egal, croise)
    }
    ;[avant, ici] = [ici, suite]
  }
  return ici[b.length] ?? max + 1
}

/** Combien ces deux mots se ressemblent, de 0 à 1. Une faute pour quatre lettres, deux pour huit. */
function likeness(cherche: string, lu: string): number {
  if (cherche === lu) return 1
  if (cherche.length >= 4 && lu.startsWith(cherche)) return 0.8
  const permises = cherche.length >= 8 ? 2 : cherche.length >= 4 ? 1 : 0
  const fautes = permises > 0 ? slips(cherche, lu, permises) : 1
  return fautes <= permises ? 0.7 - 0.1 * fautes : 0
}

/** Ce qui se cherche d’une chose : des textes, et ce que pèse un mot trouvé dans chacun. */
export type Places = readonly (readonly [poids: number, texte: string])[]
type Index<T> = { chose: T; places: readonly (readonly [poids: number, mots: ReadonlyMap<string, string>])[] }
/** Une chose trouvée, et les mots d’elle qui répondent à ceux que l’on cherche. */
export type Trouvee<T> = { chose: T; mots: readonly string[] }

/** Les mots d’un texte : leur racine, et tels qu’ils y sont écrits. */
const stems = (texte: string): Map<string, string> =>
  new Map(
    texte
      .split(/[\s,;:.!?()«»’'/\u00a0\u202f-]+/)
      .flatMap((ecrit) => wordsOf(ecrit).map((mot): [string, string] => [stem(mot), ecrit.toLocaleLowerCase('fr')]))
      .toReversed(),
  )

const NUL = { score: 0, mot: '' }
function bestIn(mot: string, places: Index<unknown>['places']): { score: number; mot: string } {
  let meilleur = NUL
  for (const [poids, lus] of places)
    for (const [lu, ecrit] of lus) {
      const score = poids * likeness(mot, lu)
      if (score > meilleur.score) meilleur = { score, mot: ecrit }
    }
  return meilleur
}

/**
 * De quoi chercher parmi ces choses, la meilleure d’abord, sans égard aux accents ni aux petites fautes ; un mot rare compte plus qu’un mot courant.
 * @returns une recherche : rien quand rien n’approche, `null` quand rien n’est cherché.
 */
export function searchIn<T>(choses: readonly T[], placesOf: (chose: T) => Places): (recherche: string) => readonly Trouvee<T>[] | null {
  const index: readonly Index<T>[] = choses.map((chose) => ({ chose, places: placesOf(chose).map(([poids, texte]) => [poids, stems(texte)]) }))
  return (recherche) => {
    const tapes = wordsOf(recherche.slice(0, 200))
    const utiles = tapes.filter((mot) => !VIDES.has(mot))
    const mots = [...new Set((utiles.length > 0 ? utiles : tapes).map(stem))].slice(0, 12)
    if (mots.length === 0) return null
    const lues = index.map(({ chose, places }) => ({ chose, parMot: mots.map((mot) => bestIn(mot, places)) }))
    const rarete = mots.map((_, rang) => Math.log(1 + index.length / (1 + lues.filter(({ parMot }) => (parMot[rang] ?? NUL).score > 0).length)))
    const retenues = lues
      .filter(({ parMot }) => parMot.filter(({ score }) => score > 0).length * 2 >= mots.length && parMot.some(({ score }) => score > 0))
      .map(({ chose, parMot }) => ({
        chose,
        mots: [...new Set(parMot.flatMap(({ mot }) => (mot ? [mot] : [])))],
        total: parMot.reduce((somme, { score }, rang) => somme + score * (rarete[rang] ?? 0), 0),
      }))
      .toSorted((a, b) => b.total - a.total)
    const meilleure = retenues[0]?.total ?? 0
    return retenues.filter(({ total }) => total >= meilleure * PART_MINIMALE).map(({ chose, mots: trouves }) => ({ chose, mots: trouves }))
  }
}
