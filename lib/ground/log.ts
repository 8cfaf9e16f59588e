import pino from 'pino'
import { IBAN, NIR } from './sensible.ts'
import { currentRequest } from './store.ts'

// Ni NIR, ni IBAN, ni secret dans le journal technique : les champs nommés sont retirés, les motifs masqués.
/** Masque dans un texte ce qui ressemble à un numéro de sécurité sociale ou à un IBAN, et tout saut de ligne. */
export const mask = (texte: string): string =>
  texte
    .replace(IBAN, '[iban]')
    .replace(NIR, '[nir]')
    .replace(/[\r\n]+/g, ' ⏎ ')

/** Masqué puis coupé ; coupé large d’abord : une erreur peut citer un envoi entier. */
const brief = (texte: string, signes: number): string => mask(texte.slice(0, 2 * signes)).slice(0, signes)

type Niveau = 'debug' | 'info' | 'warn' | 'error' | 'silent'

// Sur globalThis : la porte charge ce module, l’assembleur le charge encore, parfois deux fois ; tous parlent au même niveau.
const KEY = Symbol.for('portail.journal')
const place = globalThis as unknown as { [key: symbol]: { niveau: Niveau; journaux: Set<{ level: string }> } | undefined }
place[KEY] ??= { niveau: 'info', journaux: new Set() }
const journal = place[KEY]

/** Règle ce que le journal technique dit, pour tout le processus. */
export function setLogLevel(niveau: Niveau): void {
  journal.niveau = niveau
  for (const un of journal.journaux) un.level = niveau
}

export const log = pino({
  base: null,
  level: journal.niveau,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: ['motDePasse', 'password', 'code', 'cookie', 'authorization', '*.motDePasse', '*.cookie', '*.authorization'], censor: '[retiré]' },
  serializers: {
    err: (erreur: unknown) =>
      erreur instanceof Error
        ? { type: erreur.name, message: brief(erreur.message, 2000), stack: brief(erreur.stack ?? '', 4000) }
        : { message: brief(JSON.stringify(erreur) ?? String(erreur), 2000) },
  },
  hooks: {
    logMethod(args, method) {
      method.apply(this, args.map((a) => (typeof a === 'string' ? mask(a) : a)) as Parameters<typeof method>)
    },
  },
})

journal.journaux.add(log)

/** Le numéro de la requête en cours, celui que la personne peut citer. */
export const requestId = (): string | null => currentRequest()?.requestId ?? null
