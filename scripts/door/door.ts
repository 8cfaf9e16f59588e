import { randomInt } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { isPrefetch } from '../../doors/prefetch.ts'
import { type RequestStore, runRequest } from '../../lib/ground/store.ts'
import { boundAhead } from './ahead.ts'
import { answerAlive, answerBody, answerBreakdown, answerBusy, answerHurried, answerRefusal } from './answers.ts'
import { type BodyLimits, hasBody, limitsOf } from './body-limits.ts'
import { cleanRequest } from './clean-request.ts'
import { dressResponse } from './dress-response.ts'
import { judgeBody } from './judge-body.ts'
import type { journal } from './journal.ts'
import { type Caller, createPlaces, type Leave, nameOf, sharesOf } from './places.ts'
import { createRate, type Rate } from './rate.ts'
import { receiveBody, withBody } from './receive-body.ts'
import { type BuiltFiles, isFile, pathOf, PROBE, READINESS, screen } from './screen.ts'
import type { ReadSession } from './session-cookie.ts'
import { createTurns } from './turns.ts'
import { createWaits } from './waits.ts'

/** Ce que la porte sait du portail. `trustedProxies` : combien de relais de confiance sont devant nous. `limits` : les essais en donnent de courtes. */
export type DoorOptions = {
  appUrl: string
  maxInFlight: number
  trustedProxies: number
  readSession?: ReadSession
  /** Les fichiers de la construction : eux seuls ne prennent pas de place. */
  built?: BuiltFiles
  limits?: (method: string, path: string, signed: boolean) => BodyLimits
  /** Ce que peut demander un voisinage d’inconnus, et combien de temps une requête attend son tour. */
  rate?: Rate
  patienceMs?: number
  /** Écrit une ligne par requête. */
  note?: ReturnType<typeof journal>
  /** Dit que cette connexion est celle d’une personne connectée. */
  recognise?: (socket: Socket, session: string) => void
}

type Serve = (req: IncomingMessage, res: ServerResponse) => unknown

/** Ce qu’on laisse à la personne pour lire une réponse donnée avant la fin de son envoi. */
const LINGER_MS = 5_000
/** Une entreprise derrière une adresse, le matin : cent personnes se connectent, à quatre requêtes chacune, avant d’être reconnues. */
const STRANGERS_RATE: Rate = { burst: 400, perSecond: 40 }
/**
 * L’allure de ce qui ne prend pas de place : les vingt fichiers d’une première page pour ces cent personnes, des sondes de plusieurs répartiteurs, et ce
 * que la porte refuse. Une personne connectée a les siennes.
 */
const RATES: Record<Exclude<Kind, 'page'> | 'refus', Rate> = {
  fichier: { burst: 2_400, perSecond: 100 },
  vivant: { burst: 600, perSecond: 100 },
  pret: { burst: 120, perSecond: 20 },
  refus: { burst: 400, perSecond: 40 },
}
const PATIENCE_MS = 2_500

/**
 * La porte : chaque requête passe par elle avant Next et chaque réponse après lui.
 * Elle nettoie les en-têtes, numérote, reçoit les envois en entier et les borne, partage les places (503 au-delà), et pose le statut demandé par la page.
 * Un envoi ne prend de place qu’une fois entier ; tant qu’il arrive il en occupe une autre, d’attente, qui se reprend ; les fichiers ont les
 * leurs, ceux d’inconnus une place d’attente.
 * Des inconnus du même voisinage ont une allure à eux tous (429 au-delà), ouvriraient-ils une connexion neuve à chaque fois.
 */
export function createDoor(serve: Serve, options: DoorOptions): RequestListener {
  const { maxInFlight, readSession = () => null, limits = limitsOf, built = null } = options
  const { rate = STRANGERS_RATE, patienceMs = PATIENCE_MS, recognise, note } = options
  const takeTurn = createTurns(createPlaces(sharesOf(maxInFlight)), { waiting: maxInFlight * 2, patienceMs })
  const files = createPlaces({ ...sharesOf(maxInFlight), strangers: 0, perSession: 6 })
  const waits = {
    stranger: createWaits({ total: Math.ceil(maxInFlight * 1.5), each: Math.ceil(maxInFlight / 2) }),
    signed: createWaits({ total: maxInFlight * 2, each: Math.ceil(maxInFlight / 2) }),
  }
  const countAhead = boundAhead()
  const hurry = createRate(rate)
  const others = {
    fichier: createRate(RATES.fichier),
    vivant: createRate(RATES.vivant),
    pret: createRate(RATES.pret),
    refus: createRate(RATES.refus),
  }
  /** Combien de secondes attendre avant une requête de cette sorte ; les pages de qui est connecté ne se comptent pas : ses places le bornent. */
  const lateness = (kind: Kind | 'refus', caller: Caller): number => {
    if (kind !== 'page') return others[kind](nameOf(caller))
    return caller.session === null ? hurry(nameOf(caller)) : 0
  }
  /** Next lit le fichier d’un inconnu, pour en redonner le texte, tandis qu’il arrive : une attente, qui se reprend, et non la place d’une page. */
  const takeFile = (caller: Caller, socket: Socket): Leave | null => {
    if (caller.session === null) return waits.stranger(nameOf(caller), () => socket.destroy())
    const place = files.take(caller)
    return typeof place === 'function' ? place : null
  }

  /** Reçoit le corps d’une requête ; `null` quand il a fallu répondre autre chose. */
  async function receive(req: IncomingMessage, res: ServerResponse, caller: Caller, bounds: BodyLimits): Promise<IncomingMessage | null> {
    const taken = new AbortController()
    const leave = waits[caller.session === null ? 'stranger' : 'signed'](nameOf(caller), () => taken.abort())
    if (!leave) {
      res.setHeader('connection', 'close')
      answerBusy(res)
      return null
    }
    const body = await receiveBody(req, bounds, taken.signal)
    leave()
    const fault = typeof body === 'string' ? body : judgeBody(req.headers['content-type'] ?? '', body)
    if (fault !== null) answerBody(res, fault)
    return typeof body === 'string' || fault !== null ? null : withBody(req, body)
  }

  async function enter(req: IncomingMessage, res: ServerResponse, request: RequestStore, caller: Caller): Promise<void> {
    const path = pathOf(req.url ?? '/')
    const kind = kindOf(path, built)
    if (caller.session !== null) recognise?.(req.socket, caller.session)
    const late = lateness(kind, caller)
    if (late > 0) return answerHurried(res, late)
    if (kind === 'vivant') return answerAlive(res)
    const bounds = limits(req.method ?? 'GET', path, caller.session !== null)
    const asked = bounds.kind === 'whole' && hasBody(req) ? await receive(req, res, caller, bounds) : req
    if (!asked || res.destroyed) return
    const leave = bounds.kind === 'file' ? takeFile(caller, req.socket) : kind === 'page' ? await takeTurn(caller) : () => undefined
    if (!leave) return answerBusy(res)
    if (res.destroyed) return leave()
    request.release = leave
    request.whole = asked !== req
    res.once('close', leave)
    await runRequest(request, () => serve(asked, res))
  }

  return (req, res) => {
    if (!countAhead(req, res)) return
    const { method = 'GET', headers } = req
    const request: RequestStore = { requestId: newRequestId(), clientIp: cleanRequest(req, options), method, prefetch: isPrefetch(headers) }
    dressResponse(res, request, options)
    note?.(res, { method, path: pathOf(req.url ?? '/'), requestId: request.requestId, person: () => readSession(headers.cookie) })
    res.once('finish', () => {
      if (!req.complete) setTimeout(() => !req.complete && req.socket.destroy(), LINGER_MS).unref()
    })
    const caller = { address: request.clientIp, session: readSession(headers.cookie) }
    const refusal = screen(req, options)
    if (refusal) {
      const late = lateness('refus', caller)
      return late > 0 ? answerHurried(res, late) : answerRefusal(res, refusal)
    }
    enter(req, res, request, caller).catch((error: unknown) => {
      console.error(`[${request.requestId}]`, error instanceof Error ? `${error.name} ${error.message}`.slice(0, 500) : 'panne')
      answerBreakdown(res, request.requestId)
    })
  }
}

/** Une page prend une place ; un fichier et les sondes, non. */
type Kind = 'page' | 'fichier' | 'vivant' | 'pret'
function kindOf(path: string, built: BuiltFiles): Kind {
  if (isFile(path, built)) return 'fichier'
  return path === PROBE ? 'vivant' : path === READINESS ? 'pret' : 'page'
}

/** Un numéro qu’une personne peut dicter au téléphone : ni I, ni O, ni 0, ni 1. */
function newRequestId(): string {
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
  return Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('')
}
