import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { EMPECHE, readActe } from '@/lib/copy/gestion'
import { keepMessage } from '@/lib/demandes/fil/keep-message'
import type { DemandeVisee } from '@/lib/demandes/locate'
import { Cle } from '@/lib/demandes/fil/schema'
import { cleanMessage, judgeMessage } from '@/lib/demandes/fil/texte'
import { answerDemande } from '@/lib/demandes/gestion/answer-demande'
import { dropStaged } from '@/lib/demandes/pieces/receive-piece'
import { expected } from '@/lib/ground/errors'
import { routes } from '@/lib/ground/routes'
import type { MessageArrive } from './message-files'
import { answer, type Envoi, type Presse, seeOther, wantsJson } from './upload'

type Arrive = Pick<Envoi<Visit<'gestion:traiter', DemandeVisee>>, 'visit' | 'request'>
type Input = Arrive & { arrive: MessageArrive }

/** Écrit une réponse arrivée, et ses fichiers, d’un formulaire ordinaire ou du navigateur. */
export async function postAnswer({ visit: { actor, objet: lieu }, request, arrive: { champs, ranges, refus } }: Input): Promise<Response> {
  const corps = cleanMessage(champs.corps ?? '')
  const cle = Cle.safeParse(champs.cle)
  const empeche = refus[0] ?? judgeMessage(corps, ranges.length)
  if (empeche !== null || !cle.success) {
    await dropStaged(ranges)
    await keepMessage(actor, { numero: lieu.numero, corps: champs.corps ?? '' })
    return say(request, lieu.numero, empeche ?? 'tronque')
  }
  try {
    if (!(await answerDemande(actor, { numero: lieu.numero, cle: cle.data, corps, ranges }))) await dropStaged(ranges)
    return say(request, lieu.numero, 'repondre')
  } catch (erreur) {
    const attendue = expected(erreur)
    if (attendue?.kind !== 'refuse') throw erreur
    await dropStaged(ranges)
    await keepMessage(actor, { numero: lieu.numero, corps: champs.corps ?? '' })
    return wantsJson(request) ? answer({ message: attendue.message }, 409) : say(request, lieu.numero, EMPECHE)
  }
}

/** Une réponse envoyée trop vite par un formulaire ordinaire : le texte est gardé, la page le redonne et dit d’attendre. */
export async function postAnswerTooFast({ visit: { actor, objet: lieu }, request, champs: { corps = '' } }: Arrive & Presse): Promise<Response> {
  await keepMessage(actor, { numero: lieu.numero, corps })
  return say(request, lieu.numero, 'cadence')
}

function say(request: Request, numero: string, code: string): Response {
  const vers = `${routes.gestionDemande(numero, code)}#envoi`
  if (!wantsJson(request)) return seeOther(vers)
  const suite = readActe(code)
  return suite?.bon ? answer({ vers }) : answer({ message: suite?.phrase ?? '' }, 422)
}
