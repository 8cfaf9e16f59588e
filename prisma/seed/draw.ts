import { createHash } from 'node:crypto'

/** Un tirage qui rend toujours la même suite : le monde est le même à chaque création. */
export type Draw = {
  /** Un entier de `min` à `max`, bornes comprises. */
  between(min: number, max: number): number
  /** Un élément de la liste. */
  pick<T>(liste: readonly [T, ...T[]]): T
}

/** Le tirage de cette graine (mulberry32). */
export function drawFrom(graine: number): Draw {
  let etat = graine
  const next = () => {
    etat = (etat + 0x6d2b79f5) | 0
    let t = Math.imul(etat ^ (etat >>> 15), 1 | etat)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return { between, pick: (liste) => liste[between(0, liste.length - 1)] ?? liste[0] }
}

/** L’identifiant, toujours le même, de ce que désigne cette clé : un UUID de la forme 7, comme ceux du portail. */
export function idOf(cle: string): string {
  const h = createHash('sha256').update(cle).digest('hex')
  return `0197b5a0-${h.slice(0, 4)}-7${h.slice(4, 7)}-a${h.slice(7, 10)}-${h.slice(10, 22)}`
}
