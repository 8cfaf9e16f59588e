import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { EMPECHE, readActe } from '@/lib/copy/gestion'
import { asActor } from '@/lib/data/as-actor'
import { record } from '@/lib/events/record'
import { expected } from '@/lib/http/errors'
import { routes } from '@/lib/http/routes'
import { answer, type Presse, seeOther, wantsJson } from '@/lib/http/upload'
import { attachIn, type MessageArrive } from '@/lib/pieces/message-files'
import { dropStaged, type Range } from '@/lib/pieces/receive-piece'
import type { LieuDuFil } from '../fil/queries'
import { keepMessage } from '../fil/keep-message'
import { Cle } from '../fil/schema'
import { cleanMessage, judgeMessage } from '../fil/texte'
import { moveIn, writeMessageIn } from '../fil/write'
import { holdForMessage } from './hold'

type Reponse = { numero: string; cle: string; corps: string; ranges: readonly Range[] }

/** Répond au client, avec des fichiers. Le même formulaire deux fois ne fait qu’un message. @returns faux quand il était déjà écrit. */
export const answerDemande = (actor: Actor, { numero, cle, corps, ranges }: Reponse): Promise<boolean> =>
  asActor(actor, async (db) => {
    const empreintes = ranges.map(({ sha256 }) => sha256)
    const tenue = await holdForMessage(actor, db, { numero, acte: 'repondre', cle }, corps, ...empreintes)
    if (!tenue) return false
    const { id, demande, vers, contexte, plume } = tenue
    await writeMessageIn(db, demande, { ...plume, id, cote: 'gestion', corps })
    await attachIn(db, { demande, messageId: id, auteur: { id: actor.utilisateur.id, nom: plume.auteurNom } }, ranges)
    await record(db, actor, 'demande.message_gestion', { demandeId: demande.id, messageId: id, pieces: ranges.length }, contexte)
    await db.messageEnCours.deleteMany({ where: { demandeId: demande.id, utilisateurId: actor.utilisateur.id } })
    await moveIn(db, demande, vers)
    return true
  })

type Input = { actor: Actor; lieu: LieuDuFil; request: Request; arrive: MessageArrive }

/** Écrit une réponse arrivée, et ses fichiers, d’un formulaire ordinaire ou du navigateur. */
export async function postAnswer({ actor, lieu, request, arrive: { champs, ranges, refus } }: Input): Promise<Response> {
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
export async function postAnswerTooFast({
  actor,
  lieu,
  request,
  champs: { corps = '' },
}: { actor: Actor; lieu: LieuDuFil; request: Request } & Presse): Promise<Response> {
  await keepMessage(actor, { numero: lieu.numero, corps })
  return say(request, lieu.numero, 'cadence')
}

function say(request: Request, numero: string, code: string): Response {
  const vers = `${routes.gestionDemande(numero, code)}#envoi`
  if (!wantsJson(request)) return seeOther(vers)
  const suite = readActe(code)
  return suite?.bon ? answer({ vers }) : answer({ message: suite?.phrase ?? '' }, 422)
}
