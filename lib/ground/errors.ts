/**
 * Les erreurs attendues. On les reconnaît à `kind`, jamais par `instanceof` : l’assemblage peut charger une classe deux fois.
 */
export type Expected =
  | { kind: 'introuvable' }
  | { kind: 'refuse'; message: string; qui: string | null }
  | { kind: 'invalide'; errors: Record<string, string> }
  | { kind: 'cadence'; message: string; secondes: number }
  | { kind: 'anonyme' | 'etrangere' | 'malformee' }

class ExpectedError extends Error {
  constructor(readonly detail: Expected) {
    super(detail.kind)
    this.name = 'ExpectedError'
  }
  get kind() {
    return this.detail.kind
  }
}

/** L’objet n’existe pas, ou pas pour cette personne : 404. */
export const notFound = () => new ExpectedError({ kind: 'introuvable' })

/** L’objet se voit mais l’acte n’est pas permis : 403, une phrase, et qui peut l’accorder quand on peut le dire. */
export const refused = (message: string, qui: string | null = null) => new ExpectedError({ kind: 'refuse', message, qui })

/** La saisie ne convient pas : une phrase par champ. */
export const invalid = (errors: Record<string, string>) => new ExpectedError({ kind: 'invalide', errors })

/** Personne n’est connecté, ou ne l’est plus. */
export const signedOut = () => new ExpectedError({ kind: 'anonyme' })

/** La demande ne vient pas de nos pages. */
export const foreign = () => new ExpectedError({ kind: 'etrangere' })

/** Ce qui a été envoyé n’a pas la forme attendue, et personne n’y peut rien corriger champ par champ. */
export const malformed = () => new ExpectedError({ kind: 'malformee' })

/** La personne va plus vite qu’une main : 429, une phrase qui dit combien attendre. */
export const tooFast = (secondes: number) =>
  new ExpectedError({
    kind: 'cadence',
    secondes,
    message: `Vous allez très vite : c’est plus qu’une personne ne fait d’ordinaire. Attendez ${secondes > 90 ? `${Math.ceil(secondes / 60)} minutes` : `${secondes} seconde${secondes > 1 ? 's' : ''}`}, puis recommencez.`,
  })

/** Rend le détail d’une erreur attendue, ou `null` pour une panne. */
export function expected(error: unknown): Expected | null {
  if (typeof error !== 'object' || error === null || !('kind' in error) || !('detail' in error)) return null
  return (error as ExpectedError).detail
}

const COUPURE = new Set([
  'COFFRE_MUET',
  '08000',
  '08001',
  '08003',
  '08006',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
])
const PHRASES =
  /connection terminated|is not queryable|la base ne répond pas|can't reach database|timeout exceeded when trying to connect|unable to start a transaction|connection.*(closed|refused|ended)|the database system is/i

/** Vrai quand l’erreur vient d’une base injoignable, ou du coffre des fichiers : le portail répond 503 et se remet seul. */
export function isDatabaseDown(error: unknown): boolean {
  for (let e = error, tour = 0; typeof e === 'object' && e !== null && tour < 6; tour++) {
    const { code, message, cause, meta } = e as { code?: unknown; message?: unknown; cause?: unknown; meta?: { driverAdapterError?: unknown } }
    if (typeof code === 'string' && COUPURE.has(code)) return true
    if (typeof message === 'string' && PHRASES.test(message)) return true
    const { originalCode, kind } = e as { originalCode?: unknown; kind?: unknown }
    if (typeof originalCode === 'string' && COUPURE.has(originalCode)) return true
    if (kind === 'DatabaseNotReachable' || kind === 'ConnectionClosed' || kind === 'SocketTimeout' || kind === 'TooManyConnections') return true
    e = cause ?? meta?.driverAdapterError
  }
  return false
}
