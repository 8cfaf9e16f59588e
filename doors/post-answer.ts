import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { readActe } from '@/lib/copy/gestion'
import { keepMessage } from '@/lib/demandes/fil/keep-message'
import type { DemandeVisee } from '@/lib/demandes/locate'
import { Cle } from '@/lib/demandes/fil/schema'
import { cleanMessage, judgeMessage } from '@/lib/demandes/fil/texte'
import { answerDemande } from '@/lib/demandes/gestion/answer-demande'
import { dropStaged } from '@/lib/demandes/pieces/stage-piece'
import { type Refus, STATUTS } from '@/lib/demandes/pieces/rules'
import { expected } from '@/lib/ground/errors'
import { routes } from '@/lib/ground/routes'
import type { MessageArrive } from './message-files'
import { refuseFiles, refuseSend } from './refuse-send'
import { answer, seeOther, wantsJson } from './answers'
import type { Envoi, Presse } from './upload'

type Arrive = Pick<Envoi<Visit<'gestion:traiter', DemandeVisee>>, 'visit' | 'request'>
type Input = Arrive & { arrive: MessageArrive }

/** Écrit une réponse arrivée, et ses fichiers, d’un formulaire ordinaire ou du navigateur. */
export async function postAnswer({ visit, request, arrive }: Input): Promise<Response> {
  const { champs, ranges, refuses, coupe } = arrive
  const corps = cleanMessage(champs.corps ?? '')
  const cle = Cle.safeParse(champs.cle)
  const empeche = coupe ?? (refuses.length > 0 ? null : judgeMessage(corps, ranges.length)) ?? (cle.success ? null : 'tronque')
  if (refuses.length > 0 || empeche !== null || !cle.success) {
    await dropStaged(ranges)
    await keepMessage(visit, { corps: champs.corps ?? '' })
    return empeche ? say(request, visit.objet.numero, empeche, champs) : refuseFiles(request, arrive, backTo(visit.objet.numero))
  }
  try {
    const { numero, suite, deja } = await answerDemande(visit, { cle: cle.data, corps, ranges })
    if (deja) await dropStaged(ranges)
    return say(request, numero, suite, champs)
  } catch (erreur) {
    const attendue = expected(erreur)
    if (attendue?.kind !== 'refuse') throw erreur
    await dropStaged(ranges)
    await keepMessage(visit, { corps: champs.corps ?? '' })
    return refuseSend(request, 409, attendue.message, champs, backTo(visit.objet.numero))
  }
}

/** Une réponse envoyée trop vite par un formulaire ordinaire : le texte est gardé, la page le redonne et dit d’attendre. */
export async function postAnswerTooFast({ visit, request, champs }: Arrive & Presse): Promise<Response> {
  await keepMessage(visit, { corps: champs.corps ?? '' })
  return say(request, visit.objet.numero, 'cadence', champs)
}

const backTo = (numero: string) => ({ href: routes.gestionDemande(numero), label: 'Revenir au dossier' })

function say(request: Request, numero: string, code: string, champs: Record<string, string>): Response {
  const suite = readActe(code)
  if (suite?.bon) {
    const vers = `${routes.gestionDemande(numero, code)}#envoi`
    return wantsJson(request) ? answer({ vers }) : seeOther(vers)
  }
  const phrase = suite?.phrase ?? 'Votre réponse n’a pas pu être prise. Rechargez le dossier, puis recommencez.'
  return refuseSend(request, code in STATUTS ? STATUTS[code as Refus] : 422, phrase, champs, backTo(numero))
}
