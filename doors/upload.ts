import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { type Place, verdict } from '@/lib/access/can'
import { type Right, RIGHTS } from '@/lib/access/rights'
import { asReader } from '@/lib/data/as-actor'
import type { Db } from '@/lib/data/prisma'
import type { Remise } from '@/lib/demandes/pieces/open-piece'
import { safeReturn } from '@/lib/identite/rules'
import { readFieldsOnly } from './body'
import { type Geste, takeTurn } from './cadence'
import { expected, isDatabaseDown, notFound, refused } from '@/lib/ground/errors'
import { log, requestId } from '@/lib/ground/log'
import { currentActor, freshActor, isAhead, isSameOrigin, isShown } from './request'
import { routes } from '@/lib/ground/routes'
import { type Visite, watchRefusal } from './watch'

const SANS_CACHE = { 'cache-control': 'no-store, private' }
/** Une réponse en JSON, sans cache. */
export const answer = (corps: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  Response.json(corps, { status, headers: { ...SANS_CACHE, ...headers } })
/** « Voyez là » : un formulaire ordinaire revient à sa page. */
export const seeOther = (vers: string): Response => new Response(null, { status: 303, headers: { ...SANS_CACHE, location: vers } })

/** Combien d’envois sont lus à la fois (chacun tient un fichier en mémoire), et combien par personne : un envoi lent dure des minutes. */
const ENVOIS_MAX = 24
const ENVOIS_PAR_PERSONNE = 4
let envois = 0
const parPersonne = new Map<string, number>()

type Definition<P, L extends Place> = {
  right: Right
  geste?: Geste
  params: z.ZodType<P>
  locate: (actor: Actor, db: Db, params: P) => Promise<L>
}
type Envoi<P, L> = { actor: Actor; params: P; lieu: L; request: Request }
/** Un formulaire envoyé trop vite : ses champs seuls, ses fichiers ne sont pas gardés. */
export type Presse = { champs: Record<string, string> }

/**
 * Lire un corps, ce qui peut durer : `read` range ce qui arrive, sans personne au nom de qui agir ; `drop` le reprend quand il n’en sera rien fait.
 */
export type Lecture<L, C> = { read: (lieu: L, request: Request) => Promise<C>; drop: (arrive: C) => Promise<void> }
/** Un envoi dont le corps ne dit rien. */
export const SANS_CORPS: Lecture<unknown, null> = { read: async () => null, drop: async () => undefined }

/**
 * La troisième porte, celle des fichiers : hors de `middleware.ts`, qui couperait les corps à 10 Mo. Mêmes contrôles qu’une action, avant
 * de lire le premier octet du corps : origine, personne, objet (404 s’il ne se voit pas), droit sur cet objet (403). Une fois le corps lu, personne et
 * droit sont relus : seule celle d’alors atteint `act`, et l’objet est jugé encore par la commande, sous son verrou.
 * @param definition `locate` lit l’objet visé et rend son SIREN et son univers ; il lève `notFound`.
 * @param lecture lit le corps. Session finie ou droit retiré entre-temps : ce qu’elle a rangé est repris, rien n’est écrit.
 * @param act agit et répond ; ce qui est arrivé est repris s’il refuse.
 * @param tooFast répond à un formulaire ordinaire envoyé trop vite, sans perdre ce qui a été tapé ; le navigateur, lui, garde sa page.
 */
export function upload<P, L extends Place, C>(
  definition: Definition<P, L>,
  lecture: Lecture<L, C>,
  act: (input: Envoi<P, L> & { arrive: C }) => Promise<Response>,
  tooFast?: (input: Envoi<P, L> & Presse) => Promise<Response>,
) {
  return async (request: Request, context: { params: Promise<unknown> }): Promise<Response> => {
    let visite: Visite | undefined
    try {
      if (!(await isSameOrigin())) return stop('Cette demande ne vient pas du portail.', 403)
      const avant = await currentActor()
      if (!avant) return away(request)
      visite = { porte: 'envoi', actor: avant, droit: definition.right }
      const params = definition.params.safeParse(await context.params)
      if (!params.success) throw notFound()
      const lieu = await asReader(avant, (db) => definition.locate(avant, db, params.data))
      visite.lieu = lieu
      allow(avant, definition.right, lieu)
      const { id } = avant.utilisateur
      const siens = parPersonne.get(id) ?? 0
      if (envois >= ENVOIS_MAX || siens >= ENVOIS_PAR_PERSONNE)
        return stop('Beaucoup de fichiers arrivent en ce moment. Réessayez dans quelques secondes.', 503, { 'retry-after': '2' })
      envois++
      parPersonne.set(id, siens + 1)
      try {
        const presse = await hurried(avant, definition.geste ?? 'acte')
        if (presse) {
          if (!tooFast || request.method !== 'POST' || wantsJson(request)) throw presse
          watchRefusal(visite, presse)
          const champs = await readFieldsOnly(request)
          const actor = await freshActor()
          if (!actor) return away(request)
          allow(actor, definition.right, lieu)
          return await tooFast({ actor, params: params.data, lieu, request, champs })
        }
        const arrive = await lecture.read(lieu, request)
        try {
          const actor = await freshActor()
          if (actor) {
            allow(actor, definition.right, lieu)
            return await act({ actor, params: params.data, lieu, request, arrive })
          }
        } catch (erreur) {
          // Une panne ne dit pas si l’écriture a abouti : sa ligne peut tenir ces fichiers, le balayage jugera.
          if (expected(erreur)) await lecture.drop(arrive)
          throw erreur
        }
        await lecture.drop(arrive)
        return away(request)
      } finally {
        envois--
        const reste = (parPersonne.get(id) ?? 1) - 1
        if (reste > 0) parPersonne.set(id, reste)
        else parPersonne.delete(id)
      }
    } catch (erreur) {
      return onError(erreur, visite)
    }
  }
}

/** Personne n’est connecté, ou ne l’est plus : un formulaire va se connecter, un programme le lit. */
const away = (request: Request): Response =>
  request.method === 'POST' ? seeOther(routes.connexion(cameFrom(request))) : stop('Votre session est terminée : reconnectez-vous.', 401)

/** @throws `notFound` quand rien ne se voit ici ; `refused` quand l’acte n’est pas permis. */
function allow(actor: Actor, right: Right, lieu: Place): void {
  const droit = verdict(actor, right, lieu)
  if (droit === 'introuvable') throw notFound()
  if (droit === 'refuse') throw refused(`Vous n’avez pas le droit de ${RIGHTS[right].phrase}. Un administrateur du compte peut vous le donner.`)
}

/** Le refus de qui va trop vite, ou `null`. */
async function hurried(actor: Actor, geste: Geste): Promise<unknown> {
  try {
    await takeTurn(actor, geste)
    return null
  } catch (erreur) {
    if (expected(erreur)?.kind !== 'cadence') throw erreur
    return erreur
  }
}

/** Vrai quand le navigateur envoie sans quitter sa page : il veut la réponse en JSON. */
export const wantsJson = (request: Request): boolean => request.headers.get('accept')?.startsWith('application/json') ?? false

/**
 * Une adresse qui remet un fichier gardé chiffré : `find` le lit et le juge dans la transaction, `open` l’ouvre ensuite.
 * @param definition `right` pour les clients, `gestion` pour les gestionnaires ; `find` juge l’objet lui-même.
 * @param trace écrit que le fichier est lu, avant que son premier octet parte ; `HEAD` n’en fait partir aucun.
 */
export function download<P, R>(
  definition: { right: Right; gestion: Right; params: z.ZodType<P> },
  find: (actor: Actor, db: Db, params: P) => Promise<R>,
  open: (trouve: R) => Promise<Remise>,
  trace: (actor: Actor, trouve: R) => Promise<void>,
) {
  return async (_request: Request, context: { params: Promise<unknown> }): Promise<Response> => {
    let visite: Visite | undefined
    try {
      if (isAhead()) return stop('Ce fichier ne se prépare pas d’avance : ouvrez-le.', 503)
      const actor = await currentActor()
      if (!actor) return stop('Votre session est terminée : reconnectez-vous.', 401)
      const params = definition.params.safeParse(await context.params)
      const places: Place[] = actor.gestion ? [{}] : actor.perimetre.sirens.map((siren) => ({ siren }))
      const right = actor.gestion ? definition.gestion : definition.right
      visite = { porte: 'fichier', actor, droit: right }
      if (!params.success || !places.some((place) => verdict(actor, right, place) === 'permis')) throw notFound()
      const trouve = await asReader(actor, (db) => find(actor, db, params.data))
      const { disposition, type, taille, octets } = await open(trouve)
      if (isShown()) await trace(actor, trouve)
      else await octets.return(undefined)
      return new Response(isShown() ? flow(octets) : null, {
        headers: {
          ...SANS_CACHE,
          'content-type': type,
          'content-length': String(taille),
          'content-disposition': disposition,
          'content-security-policy': `sandbox; default-src 'none'`,
          'x-content-type-options': 'nosniff',
        },
      })
    } catch (erreur) {
      return onError(erreur, visite)
    }
  }
}

/** Des octets à mesure que le lecteur les demande ; une panne en chemin coupe la réponse. */
const flow = (octets: AsyncGenerator<Buffer>): ReadableStream<Uint8Array<ArrayBuffer>> =>
  new ReadableStream({
    async pull(sortie) {
      const { done, value } = await octets.next()
      if (done) sortie.close()
      else sortie.enqueue(new Uint8Array(value))
    },
    async cancel() {
      await octets.return(undefined)
    },
  })

/** La connexion se ferme après un refus : ce qui reste du corps ne sera pas lu. */
const stop = (message: string, status: number, headers: Record<string, string> = {}): Response =>
  answer({ message }, status, { connection: 'close', ...headers })

function onError(erreur: unknown, visite: Visite | undefined): Response {
  watchRefusal(visite, erreur)
  const attendue = expected(erreur)
  if (attendue?.kind === 'refuse') return stop(attendue.message, 403)
  if (attendue?.kind === 'cadence')
    return answer({ message: attendue.message, reessayer: true }, 429, { connection: 'close', 'retry-after': String(attendue.secondes) })
  if (attendue) return stop('Introuvable.', 404)
  if (isDatabaseDown(erreur)) return stop('Le portail revient dans un instant.', 503, { 'retry-after': '5' })
  log.error({ err: erreur, requete: requestId() }, 'fichier en panne')
  return stop(`Panne : citez le numéro ${requestId() ?? 'inconnu'}.`, 500)
}

/** La page d’où vient le formulaire, pour y revenir une fois reconnecté. */
function cameFrom(request: Request): string | undefined {
  const referer = request.headers.get('referer') ?? ''
  return (URL.canParse(referer) && safeReturn(new URL(referer).pathname)) || undefined
}
