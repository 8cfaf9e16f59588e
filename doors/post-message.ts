import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { answer, type Envoi, type Presse, seeOther, wantsJson } from './upload'
import { routes } from '@/lib/ground/routes'
import { readSuite } from '@/lib/copy/message'
import type { SuiteEnvoi } from '@/lib/demandes/fil/suite'
import type { MessageArrive } from '@/doors/message-files'
import { dropStaged } from '@/lib/demandes/pieces/receive-piece'
import type { Refus } from '@/lib/demandes/pieces/rules'
import { providePiece } from '@/lib/demandes/fil/provide-piece'
import type { DemandeVisee } from '@/lib/demandes/locate'
import { replyToDemande } from '@/lib/demandes/fil/reply-to-demande'
import { keepMessage } from '@/lib/demandes/fil/keep-message'
import { Cle } from '@/lib/demandes/fil/schema'
import { cleanMessage, judgeMessage, type RefusMessage } from '@/lib/demandes/fil/texte'

type Arrive = Pick<Envoi<Visit<'demande:repondre', DemandeVisee>>, 'visit' | 'request'>
type Input = Arrive & { arrive: MessageArrive }
type Code = SuiteEnvoi | Refus | RefusMessage

/**
 * Écrit un message arrivé, et ses fichiers. Un refus garde le texte, que la page redonne ; le navigateur, lui, ne quitte pas la sienne : il reçoit
 * la même phrase en JSON.
 */
export async function postMessage({ visit: { actor, objet: lieu }, request, arrive: { champs, ranges, refus } }: Input): Promise<Response> {
  const corps = cleanMessage(champs.corps ?? '')
  const cle = Cle.safeParse(champs.cle)
  const empeche = refus[0] ?? judgeMessage(corps, ranges.length) ?? (cle.success ? null : 'tronque')
  if (empeche !== null || !cle.success) {
    await dropStaged(ranges)
    await keepMessage(actor, { numero: lieu.numero, corps: champs.corps ?? '' })
    return say(request, lieu.siren, lieu.numero, empeche ?? 'tronque')
  }
  const { siren, numero, suite, deja } = await replyToDemande(actor, { numero: lieu.numero, cle: cle.data, corps, ranges })
  if (deja) await dropStaged(ranges)
  return say(request, siren, numero, suite)
}

/** Un message ou une pièce envoyés trop vite par un formulaire ordinaire : le texte est gardé, la page le redonne et dit d’attendre. */
export async function postTooFast({ visit: { actor, objet: lieu }, request, champs: { corps } }: Arrive & Presse): Promise<Response> {
  if (corps !== undefined) await keepMessage(actor, { numero: lieu.numero, corps })
  return say(request, lieu.siren, lieu.numero, 'cadence')
}

/** Met à sa place le fichier d’une pièce demandée, venu du navigateur ou d’un formulaire ordinaire. */
export async function postPiece({
  visit: { actor, objet: lieu },
  params,
  request,
  arrive: { ranges, refus },
}: Input & { params: { piece: string } }): Promise<Response> {
  const [range, ...autres] = ranges
  if (!range || autres.length > 0 || refus[0]) {
    await dropStaged(ranges)
    return say(request, lieu.siren, lieu.numero, refus[0] ?? (range ? 'nombre' : 'absent'))
  }
  const { suite, prise } = await providePiece(actor, lieu.numero, params.piece, range)
  if (!prise) await dropStaged([range])
  return say(request, lieu.siren, lieu.numero, suite)
}

function say(request: Request, siren: string, numero: string, code: Code): Response {
  const vers = `${routes.demande(siren, numero)}?envoi=${code}#envoi`
  if (!wantsJson(request)) return seeOther(vers)
  const suite = readSuite(code)
  return suite?.bon ? answer({ vers }) : answer({ message: suite?.phrase ?? '' }, 422)
}
