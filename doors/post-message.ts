import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { answer, seeOther, wantsJson } from './answers'
import type { Envoi, Presse } from './upload'
import { routes } from '@/lib/ground/routes'
import { readSuite } from '@/lib/copy/message'
import type { SuiteEnvoi } from '@/lib/demandes/fil/suite'
import type { MessageArrive } from '@/doors/message-files'
import { dropStaged } from '@/lib/demandes/pieces/stage-piece'
import { type Refus, STATUTS } from '@/lib/demandes/pieces/rules'
import { providePiece } from '@/lib/demandes/fil/provide-piece'
import type { DemandeVisee } from '@/lib/demandes/locate'
import { replyToDemande } from '@/lib/demandes/fil/reply-to-demande'
import { keepMessage } from '@/lib/demandes/fil/keep-message'
import { Cle } from '@/lib/demandes/fil/schema'
import { cleanMessage, judgeMessage, type RefusMessage } from '@/lib/demandes/fil/texte'
import { refuseFiles, refuseSend } from './refuse-send'

type Arrive = Pick<Envoi<Visit<'demande:repondre', DemandeVisee>>, 'visit' | 'request'>
type Input = Arrive & { arrive: MessageArrive }
type Code = SuiteEnvoi | Refus | RefusMessage

/**
 * Écrit un message arrivé, et ses fichiers. Un refus garde le texte et le redonne, dans une page entière ; le navigateur, lui, ne quitte pas la
 * sienne : il reçoit la même phrase en JSON.
 */
export async function postMessage({ visit, request, arrive }: Input): Promise<Response> {
  const { champs, ranges, refuses, coupe } = arrive
  const corps = cleanMessage(champs.corps ?? '')
  const cle = Cle.safeParse(champs.cle)
  const empeche = coupe ?? (refuses.length > 0 ? null : judgeMessage(corps, ranges.length)) ?? (cle.success ? null : 'tronque')
  if (refuses.length > 0 || empeche !== null || !cle.success) {
    await dropStaged(ranges)
    await keepMessage(visit, { corps: champs.corps ?? '' })
    return empeche ? say(request, visit.objet, empeche, champs) : refuseFiles(request, arrive, backTo(visit.objet))
  }
  const { siren, numero, suite, deja } = await replyToDemande(visit, { cle: cle.data, corps, ranges })
  if (deja) await dropStaged(ranges)
  return say(request, { siren, numero }, suite, champs)
}

/** Un message ou une pièce envoyés trop vite par un formulaire ordinaire : le texte est gardé, la page le redonne et dit d’attendre. */
export async function postTooFast({ visit, request, champs }: Arrive & Presse): Promise<Response> {
  const { corps } = champs
  if (corps !== undefined) await keepMessage(visit, { corps })
  return say(request, visit.objet, 'cadence', champs)
}

/** Met à sa place le fichier d’une pièce demandée, venu du navigateur ou d’un formulaire ordinaire. */
export async function postPiece({ visit, params, request, arrive }: Input & { params: { piece: string } }): Promise<Response> {
  const { champs, ranges, refuses, coupe } = arrive
  const [range, ...autres] = ranges
  if (!range || autres.length > 0 || refuses.length > 0 || coupe) {
    await dropStaged(ranges)
    if (!coupe && refuses.length > 0) return refuseFiles(request, arrive, backTo(visit.objet))
    return say(request, visit.objet, coupe ?? (range ? 'nombre' : 'absent'), champs)
  }
  const { suite, prise } = await providePiece(visit, { piece: params.piece, range })
  if (!prise) await dropStaged([range])
  return say(request, visit.objet, suite, champs)
}

type Ou = { siren: string; numero: string }

const backTo = ({ siren, numero }: Ou) => ({ href: routes.demande(siren, numero), label: 'Revenir à la demande' })

function say(request: Request, { siren, numero }: Ou, code: Code, champs: Record<string, string>): Response {
  const suite = readSuite(code)
  if (suite?.bon) {
    const vers = `${routes.demande(siren, numero)}?envoi=${code}#envoi`
    return wantsJson(request) ? answer({ vers }) : seeOther(vers)
  }
  const phrase = suite?.phrase ?? 'Votre envoi n’a pas pu être pris. Rechargez la demande, puis recommencez.'
  return refuseSend(request, statusOf(code), phrase, champs, backTo({ siren, numero }))
}

/** Le statut d’un refus ; ce que la demande ne permet plus est un conflit. */
const statusOf = (code: Code): number => (code in STATUTS ? STATUTS[code as Refus] : code === 'message_vide' || code === 'message_long' ? 422 : 409)
