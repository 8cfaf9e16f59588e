import { slips, wordsOf } from './chercher'
import { normalizeText } from './unicode'

/** Un morceau de texte, et s’il répond à ce qui est cherché. */
export type Bout = { texte: string; dit: boolean }

/** Les signes montrés avant et après ce qui répond. */
const AUTOUR = 60

/** Le texte sans accents ni majuscules, et d’où vient chacun de ses signes. */
function plainOf(texte: string): { plat: string; sources: number[] } {
  let plat = ''
  const sources: number[] = []
  let ici = 0
  for (const signe of texte) {
    const nu = normalizeText(signe, 'NFD').replace(/\p{M}/gu, '').toLowerCase()
    plat += nu
    for (let i = 0; i < nu.length; i++) sources.push(ici)
    ici += signe.length
  }
  return { plat, sources: [...sources, texte.length] }
}

/** Où un mot se trouve : tel quel, sinon au début d’un mot à une faute près, comme le cherche la base (`motif_proche`). */
function placesOf(mot: string, plat: string): [debut: number, fin: number][] {
  const exactes: [number, number][] = []
  for (let i = plat.indexOf(mot); i >= 0; i = plat.indexOf(mot, i + mot.length)) exactes.push([i, i + mot.length])
  if (exactes.length > 0 || mot.length < 4 || !/[a-z]/.test(mot)) return exactes
  return [...plat.matchAll(/[a-z0-9]+/g)].flatMap(({ 0: lu, index }): [number, number][] =>
    [mot.length, mot.length + 1, mot.length - 1].some((n) => slips(mot, lu.slice(0, n), 1) <= 1) ? [[index, index + lu.length]] : [],
  )
}

/** Ce texte, avec ce qui y répond à la recherche marqué. */
export function markText(q: string, texte: string): Bout[] {
  const { plat, sources } = plainOf(texte)
  const marques = new Set<number>()
  for (const mot of new Set(wordsOf(q)))
    for (const [debut, fin] of placesOf(mot, plat)) for (let i = sources[debut] ?? 0; i < (sources[fin] ?? 0); i++) marques.add(i)
  const bouts: Bout[] = []
  for (let i = 0; i < texte.length; i++) {
    const dit = marques.has(i)
    const dernier = bouts.at(-1)
    if (dernier?.dit === dit) dernier.texte += texte[i]
    else bouts.push({ texte: texte[i] ?? '', dit })
  }
  return bouts
}

/** Combien des mots cherchés ce texte porte. */
export const countSaid = (q: string, texte: string): number => {
  const { plat } = plainOf(texte)
  return [...new Set(wordsOf(q))].filter((mot) => placesOf(mot, plat).length > 0).length
}

/** Le passage d’un texte qui répond, sur une ligne, coupé entre deux mots ; son début quand rien n’y répond. */
export function excerptOf(q: string, texte: string): Bout[] {
  const ligne = texte.replaceAll(/\s+/g, ' ').trim()
  const bouts = markText(q, ligne)
  const avant = bouts[0]?.dit === false && bouts.length > 1 ? bouts[0].texte.length : 0
  const debut = avant <= AUTOUR ? 0 : ligne.indexOf(' ', avant - AUTOUR) + 1
  const borne = debut + 3 * AUTOUR
  const fin = ligne.length <= borne ? ligne.length : Math.max(ligne.lastIndexOf(' ', borne), debut + AUTOUR)
  const montre = markText(q, ligne.slice(debut, fin))
  return [...(debut > 0 ? [{ texte: '…', dit: false }] : []), ...montre, ...(fin < ligne.length ? [{ texte: '…', dit: false }] : [])]
}
