import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { type Place, verdict } from '@/lib/access/can'
import { type Right, RIGHTS } from '@/lib/access/rights'
import { asReader } from '@/lib/data/as-actor'
import type { Db } from '@/lib/data/prisma'
import { safeReturn } from '@/lib/identite/rules'
import { expected, isDatabaseDown, notFound, refused } from './errors'
import { log, requestId } from './log'
import { currentActor, isAhead, isSameOrigin, isShown } from './request'
import { routes } from './routes'

const SANS_CACHE = { 'cache-control': 'no-store, private' }
/** Une réponse en JSON, sans cache. */
export const answer = (corps: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  Response.json(corps, { status, headers: { ...SANS_CACHE, ...headers } })
/** « Voyez là » : un formulaire ordinaire revient à sa page. */
export const seeOther = (vers: string): Response => new Response(null, { status: 303, headers: { ...SANS_CACHE, location: vers } })

/** Combien d’envois sont lus à la fois : chacun tient un fichier en mémoire. */
const ENVOIS_MAX = 12
let envois = 0

type Definition<P, L extends Place> = { right: Right; params: z.ZodType<P>; locate: (actor: Actor, db: Db, params: P) => Promise<L> }

/**
 * La troisième porte, celle des fichiers : hors de `middleware.ts`, qui couperait les corps à 10 Mo. Mêmes contrôles qu’une action, avant
 * de lire le premier octet du corps : origine, personne, objet (404 s’il ne se voit pas), droit sur cet objet (403).
 * @param definition `locate` lit l’objet visé et rend son SIREN et son univers ; il lève `notFound`.
 * @param receive lit le corps et répond.
 */
export function upload<P, L extends Place>(
  definition: Definition<P, L>,
  receive: (input: { actor: Actor; params: P; lieu: L; request: Request }) => Promise<Response>,
) {
  return async (request: Request, context: { params: Promise<unknown> }): Promise<Response> => {
    try {
      if (!(await isSameOrigin())) return stop('Cette demande ne vient pas du portail.', 403)
      const actor = await currentActor()
      if (!actor)
        return request.method === 'POST' ? seeOther(routes.connexion(cameFrom(request))) : stop('Votre session est terminée : reconnectez-vous.', 401)
      const params = definition.params.safeParse(await context.params)
      if (!params.success) throw notFound()
      const lieu = await asReader(actor, (db) => definition.locate(actor, db, params.data))
      const droit = verdict(actor, definition.right, lieu)
      if (droit === 'introuvable') throw notFound()
      if (droit === 'refuse')
        throw refused(`Vous n’avez pas le droit de ${RIGHTS[definition.right].phrase}. Un administrateur du compte peut vous le donner.`)
      if (envois >= ENVOIS_MAX)
        return stop('Beaucoup de fichiers arrivent en ce moment. Réessayez dans quelques secondes.', 503, { 'retry-after': '2' })
      envois++
      try {
        return await receive({ actor, params: params.data, lieu, request })
      } finally {
        envois--
      }
    } catch (erreur) {
      return onError(erreur)
    }
  }
}

/** Ce qu’une adresse de téléchargement remet : des octets à mesure, jamais ouverts dans la page. */
export type Remise = { disposition: string; type: string; taille: number; octets: AsyncGenerator<Buffer> }

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
    try {
      if (isAhead()) return stop('Ce fichier ne se prépare pas d’avance : ouvrez-le.', 503)
      const actor = await currentActor()
      if (!actor) return stop('Votre session est terminée : reconnectez-vous.', 401)
      const params = definition.params.safeParse(await context.params)
      const places: Place[] = actor.gestion ? [{}] : actor.perimetre.sirens.map((siren) => ({ siren }))
      const right = actor.gestion ? definition.gestion : definition.right
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
      return onError(erreur)
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

function onError(erreur: unknown): Response {
  const attendue = expected(erreur)
  if (attendue?.kind === 'refuse') return stop(attendue.message, 403)
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
