import 'server-only'
import { chooseAgain, refusedFile, stillChosen } from '@/lib/copy/fichiers'
import { STATUTS } from '@/lib/demandes/pieces/rules'
import type { MessageArrive } from './message-files'
import { refusalPage, renvoiOf } from './refusal-page'
import { answer, wantsJson } from './answers'

type Retour = { href: string; label: string }

const TITRE = 'Votre envoi n’est pas parti'
const GARDE = 'Votre texte est gardé, ici et dans la demande.'

/** Un envoi refusé d’une seule phrase : en JSON au navigateur qui garde sa page, en page entière à qui l’a quittée. */
export function refuseSend(request: Request, status: number, phrase: string, champs: Record<string, string>, retour: Retour): Response {
  const headers: Record<string, string> = status === 429 ? { 'retry-after': '60' } : {}
  if (wantsJson(request)) return answer({ message: phrase }, jsonStatus(status), headers)
  return refusalPage({ status, titre: TITRE, phrases: [phrase], retour, renvoi: renvoiOf(request, champs), headers })
}

/** Des fichiers refusés, chacun nommé avec sa raison, et ce qu’il advient des autres. `refuses` : leurs rangs, pour le navigateur. */
export function refuseFiles(request: Request, { champs, refuses, bons }: MessageArrive, retour: Retour): Response {
  const phrases = refuses.map(refusedFile)
  const status = refuses[0] ? STATUTS[refuses[0].code] : 422
  if (wantsJson(request)) {
    const message = [...phrases, ...(bons.length > 0 ? [stillChosen(bons)] : [])].join('\n')
    return answer({ message, refuses: refuses.map(({ rang }) => rang) }, jsonStatus(status))
  }
  return refusalPage({
    status,
    titre: TITRE,
    phrases: [...phrases, ...(bons.length > 0 ? [chooseAgain(bons)] : []), ...(champs.corps ? [GARDE] : [])],
    retour,
    renvoi: renvoiOf(request, champs),
  })
}

/** Le navigateur lit la phrase, pas le statut : 422, sauf ce que la demande ne permet plus et ce qui va trop vite. */
const jsonStatus = (status: number): number => (status === 409 || status === 429 ? status : 422)
