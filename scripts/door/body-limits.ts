import type { IncomingMessage } from 'node:http'

/**
 * Ce qu’un envoi peut peser (octets), le silence permis (ms), sa vitesse moyenne au-delà (octets par ms), le temps qu’il a en tout, et s’il est lu ici
 * en entier (`file` : non, il passe au fil de l’eau).
 */
export type BodyLimits = Pace & { kind: 'whole' | 'file'; bytes: number }
export type Pace = { silenceMs: number; slowest: number; totalMs: number }

/** L’avancée seule compte pour qui est connecté ; un inconnu a vingt secondes en tout : une connexion y passe à 50 octets par seconde. */
const PACES: Record<'signed' | 'stranger', Pace> = {
  signed: { silenceMs: 30_000, slowest: 1, totalMs: Number.POSITIVE_INFINITY },
  stranger: { silenceMs: 5_000, slowest: 4, totalMs: 20_000 },
}

/** Les adresses qui reçoivent des fichiers : elles comptent leurs octets elles-mêmes, une fois la personne reconnue (`doors/upload.ts`). */
export const FILES =
  /^\/api\/(?:pieces\/[\w-]+|brouillons\/[\w-]+\/pieces|(?:gestion\/)?demandes\/[\w-]+\/messages|demandes\/[\w-]+\/pieces\/[\w-]+|gestion\/(?:courriers|documents|bibliotheque|fiches-dsn|retours-dsn))\/?$/

/** Une étape de démarche aux textes les plus longs tient en un tiers ; au-delà ce n’est plus une personne qui tape. */
const SIGNED_BYTES = 1_000_000
/** Une connexion pèse mille octets ; une étape dont la session vient de finir doit encore pouvoir le dire sans perdre le texte. */
const STRANGER_BYTES = 100_000
const SMALL_BYTES = 16_000
/** Ce qui ne reçoit que quelques champs, ou rien. */
const SMALL = /^\/(?:api\/auth\/|api\/sante|deconnexion$|_next\/|\.well-known\/)/

/** Les bornes de l’envoi que porte cette requête, selon son adresse et selon que la personne est connectée. */
export function limitsOf(method: string, path: string, signed: boolean): BodyLimits {
  const pace = PACES[signed ? 'signed' : 'stranger']
  if (method === 'GET' || method === 'HEAD') return { kind: 'whole', bytes: 0, ...pace }
  if (FILES.test(path)) return { kind: 'file', bytes: Number.POSITIVE_INFINITY, ...pace }
  if (SMALL.test(path)) return { kind: 'whole', bytes: SMALL_BYTES, ...pace }
  return { kind: 'whole', bytes: signed ? SIGNED_BYTES : STRANGER_BYTES, ...pace }
}

/** Vrai quand la requête annonce un corps. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] !== undefined && headers['content-length'] !== '0')
