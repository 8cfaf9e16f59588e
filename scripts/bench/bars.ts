import type { Seen } from './measures.ts'

/** Les barres d’une page, en multiples de la liste nue : la durée du milieu, le processeur ; puis ses octets, et ses requêtes. */
export type Bars = { p50: number; cpu: number; bytes: number; queries: number }

/** Ce que la liste nue ne peut dépasser sans que la mesure soit nulle : la machine n’est pas tranquille, ou le plancher s’est alourdi. */
export const FLOOR_P50_MS = 4.5
export const FLOOR_BYTES = 22_000
/** De mille à cent mille demandes des autres, une page ne grandit pas. */
export const GROWTH = 1.2

const QUERIES = 8

/**
 * Une page d’un portefeuille de trois mille entreprises, en multiples de la même à trente. `toutes` : celle qui compte et trie les trois mille, et en montre
 * cinquante au lieu de trente.
 */
export const PORTFOLIO = { petit: 30, grand: 3_000, rapport: 2, toutes: 4 } as const

/** « Mes demandes » et la recherche, cinq mille à soi parmi un million des autres : le p95, en multiples du même avec mille en tout. */
export const CROWD = { autres: 1_000_000, miennes: 5_000, rapport: 1.5 } as const

/** Octets : 70 % de ce qu’étaient ces mêmes pages le 24 novembre 2026 (57,9, 73,4, 70,2 et 77,0 ko). */
export const BARS = {
  accueil: { p50: 3, cpu: 3.5, bytes: 40_500, queries: QUERIES },
  liste: { p50: 3.5, cpu: 4, bytes: 51_400, queries: QUERIES },
  demande: { p50: 3, cpu: 3.5, bytes: 49_100, queries: QUERIES },
  etape: { p50: 3, cpu: 3.5, bytes: Number.POSITIVE_INFINITY, queries: QUERIES },
  portefeuille: { p50: 4.5, cpu: 4.5, bytes: 53_900, queries: QUERIES },
} as const satisfies Record<string, Bars>

/** Un envoi, en multiples de la liste nue. */
export const WRITES = { reponse: 3, envoi: 5 } as const

/** Les barres que cette page manque, chacune dite ; vide quand elle tient. */
export function missed(seen: Seen, floor: Seen, bars: Bars, queries: number): string[] {
  const cpu = (one: Seen) => one.serverMs + one.databaseMs
  return [
    seen.failures > 0 ? `${seen.failures} réponses ratées` : '',
    seen.p50 > bars.p50 * floor.p50 ? `p50 au-delà de ${times(bars.p50)}` : '',
    cpu(seen) > bars.cpu * cpu(floor) ? `processeur au-delà de ${times(bars.cpu)}` : '',
    seen.bytes > bars.bytes ? `plus de ${Math.round(bars.bytes / 1000)} ko` : '',
    queries > bars.queries ? `plus de ${bars.queries} requêtes` : '',
  ].filter(Boolean)
}

/** « 2,5 × ». */
export const times = (value: number): string => `${value.toFixed(1).replace('.', ',')} ×`
