import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import type { Right } from '@/lib/access/rights'
import { asReader } from '@/lib/data/as-actor'
import type { Db } from '@/lib/data/prisma'
import type { Remise } from '@/lib/demandes/pieces/open-piece'
import { safeReturn } from '@/lib/identite/rules'
import { isReadable, readFieldsOnly } from './body'
import { type Geste, takeTurn } from './cadence'
import { type Expediteur, takeEnvoi } from './envois'
import type { ObjetOf } from './locators'
import type { Located } from './places'
import { expected, isDatabaseDown, notFound } from '@/lib/ground/errors'
import { log, requestId } from '@/lib/ground/log'
import { currentActor, isAhead, isShown } from './request'
import { routes } from '@/lib/ground/routes'
import { refusalPage, renvoiOf, wantsPage } from './refusal-page'
import { again, type Door, visit, type VisitOf } from './visit'
import { watchRefusal } from './watch'

const SANS_CACHE = { 'cache-control': 'no-store, private' }
/** Une réponse en JSON, sans cache. */
export const answer = (corps: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  Response.json(corps, { status, headers: { ...SANS_CACHE, ...headers } })
/** « Voyez là » : un formulaire ordinaire revient à sa page. */
export const seeOther = (vers: string): Response => new Response(null, { status: 303, headers: { ...SANS_CACHE, location: vers } })

/** La définition d’une adresse qui reçoit des fichiers. `geste` : « acte » sans mot contraire. */
export type UploadDoor<R extends Right = Right, L extends Located | null = Located | null, P = unknown> = Door<R, L> & {
  geste?: Geste
  params: z.ZodType<P>
}
/** Un envoi, sous la visite d’après son corps. */
export type Envoi<V, P = unknown> = { visit: V; params: P; request: Request }
/** Un formulaire envoyé trop vite : ses champs seuls, ses fichiers ne sont pas gardés. */
export type Presse = { champs: Record<string, string> }

/**
 * Lire un corps, ce qui peut durer : `read` range ce qui arrive, sans personne au nom de qui agir ; `drop` le reprend quand il n’en sera rien fait.
 */
export type Lecture<O, C> = {
  read: (objet: O, request: Request) => Promise<C>
  drop: (arrive: C) => Promise<void>
  /** Les champs de texte arrivés : un refus les redonne. */
  champsOf?: (arrive: C) => Record<string, string>
}
/** Un envoi dont le corps ne dit rien. */
export const SANS_CORPS: Lecture<unknown, null> = { read: async () => null, drop: async () => undefined }

/**
 * La porte des fichiers : hors de `middleware.ts`, qui couperait les corps à 10 Mo. La visite s’ouvre avant de lire le premier octet du corps ; une fois
 * le corps lu, la personne est relue et rejugée : seule cette visite atteint `act`, et la commande relit l’objet et le juge encore, sous son verrou.
 * @param lecture lit le corps. Session finie ou droit retiré entre-temps : ce qu’elle a rangé est repris, rien n’est écrit.
 * @param act agit et répond ; ce qui est arrivé est repris s’il refuse.
 * @param tooFast répond à un formulaire ordinaire envoyé trop vite, sans perdre ce qui a été tapé ; le navigateur, lui, garde sa page.
 */
export function upload<const R extends Right, P, C, const L extends Located | null = null>(
  definition: UploadDoor<R, L, P>,
  lecture: Lecture<ObjetOf<L>, C>,
  act: (input: Envoi<VisitOf<R, L>, P> & { arrive: C }) => Promise<Response>,
  tooFast?: (input: Envoi<VisitOf<R, L>, P> & Presse) => Promise<Response>,
) {
  const { right, geste = 'acte' } = definition
  return async (request: Request, context: { params: Promise<unknown> }): Promise<Response> => {
    const shape = async () => readParams(definition.params, await context.params)
    /** Ce qui a été tapé, une fois lu : chaque refus le redonne. */
    let tape: Record<string, string> | undefined
    try {
      return await visit(definition, { porte: 'envoi', shape, writes: true }, async (visite, params) => {
        const { actor, objet } = visite
        if (!isReadable(request.headers.get('content-type') ?? ''))
          return stop(
            request,
            'Cet envoi est arrivé abîmé : rien n’a été enregistré. Revenez à la page précédente, rechargez-la, puis recommencez.',
            400,
          )
        return inTurn(request, { personne: actor.utilisateur.id, siren: sirenOf(objet) }, async () => {
          const presse = await hurried(actor, geste)
          if (presse) {
            if (!tooFast || request.method !== 'POST' || wantsJson(request)) throw presse
            watchRefusal({ porte: 'envoi', actor, droit: right, lieu: objet }, presse)
            const champs = await readFieldsOnly(request)
            tape = champs
            return tooFast({ visit: await again(visite), params, request, champs })
          }
          const arrive = await lecture.read(objet, request)
          tape = lecture.champsOf?.(arrive) ?? {}
          try {
            return await act({ visit: await again(visite), params, request, arrive })
          } catch (erreur) {
            // Une panne ne dit pas si l’écriture a abouti : sa ligne peut tenir ces fichiers, le balayage jugera.
            if (expected(erreur)) await lecture.drop(arrive)
            throw erreur
          }
        })
      })
    } catch (erreur) {
      return onError(erreur, request, tape)
    }
  }
}

/** Tient une place parmi les envois, le temps d’en lire un. */
async function inTurn(request: Request, expediteur: Expediteur, run: () => Promise<Response>): Promise<Response> {
  const quitter = takeEnvoi(expediteur)
  if (!quitter)
    return stop(
      request,
      'Beaucoup de fichiers arrivent en ce moment. Réessayez dans quelques secondes.',
      503,
      { 'retry-after': '2' },
      await typedIn(request),
    )
  try {
    return await run()
  } finally {
    quitter()
  }
}

const sirenOf = (objet: object | null): string | undefined => (objet as { siren?: string } | null)?.siren

function readParams<P>(schema: z.ZodType<P>, recus: unknown): P {
  const lus = schema.safeParse(recus)
  if (!lus.success) throw notFound()
  return lus.data
}

/** Ce qu’on lit d’un formulaire qu’un refus n’a pas laissé lire, pour en redonner le texte : ses fichiers passent sans être gardés. */
const RELU = { total: 25_000_000, silenceMs: 30_000 }
/** De qui n’est pas connecté, moins encore, et le temps que la porte lui donne : son texte vient avant ses fichiers. */
const INCONNU = { total: 3_000_000, silenceMs: 5000, totalMs: 20_000 }

/** Le texte d’un formulaire que personne n’a encore lu ; rien quand c’est un programme qui envoie. */
const typedIn = async (request: Request, bornes: typeof RELU & { totalMs?: number } = RELU): Promise<Record<string, string>> =>
  request.method === 'POST' && wantsPage(request) && !request.bodyUsed ? readFieldsOnly(request, bornes).catch(() => ({})) : {}

/** Personne n’est connecté, ou ne l’est plus : un formulaire va se connecter, et son texte lui est redonné s’il en porte ; un programme le lit. */
async function away(request: Request, tape?: Record<string, string>): Promise<Response> {
  if (!wantsPage(request)) return stop(request, 'Votre session est terminée : reconnectez-vous.', 401)
  const connexion = routes.connexion(cameFrom(request))
  const champs = tape ?? (await typedIn(request, INCONNU))
  if (!champs.corps) return seeOther(connexion)
  return refusalPage({
    status: 401,
    titre: 'Votre session est terminée',
    phrases: ['Votre message n’est pas parti. Reconnectez-vous dans un autre onglet, puis renvoyez-le d’ici : votre texte est gardé sur cette page.'],
    retour: { href: connexion, label: 'Se connecter' },
    renvoi: renvoiOf(request, champs),
  })
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
 * Une adresse qui remet un fichier gardé chiffré : la visite, puis `find` le lit dans sa transaction, `open` l’ouvre ensuite.
 * @param definition `gestion` : le droit des gestionnaires.
 * @param trace écrit que le fichier est lu, avant que son premier octet parte ; `HEAD` n’en fait partir aucun.
 */
export function download<const R extends Right, const G extends Right, P, F, const L extends Located | null = null>(
  definition: Door<R, L> & { gestion: G; params: z.ZodType<P> },
  find: (actor: Actor, db: Db, params: P) => Promise<F>,
  open: (trouve: F) => Promise<Remise>,
  trace: (actor: Actor, trouve: F) => Promise<void>,
) {
  return async (request: Request, context: { params: Promise<unknown> }): Promise<Response> => {
    const shape = async () => readParams(definition.params, await context.params)
    try {
      if (isAhead()) return stop(request, 'Ce fichier ne se prépare pas d’avance : ouvrez-le.', 503)
      const gestion = (await currentActor())?.gestion != null
      const door: Door<R | G, L> = { ...definition, right: gestion ? definition.gestion : definition.right }
      return await visit(door, { porte: 'fichier', shape }, async ({ actor }, params) => {
        const trouve = await asReader(actor, (db) => find(actor, db, params))
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
      })
    } catch (erreur) {
      return onError(erreur, request)
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

const TITRES: Readonly<Record<number, string>> = {
  401: 'Votre session est terminée',
  403: 'Cela ne vous est pas permis',
  404: 'Cette page n’existe pas, ou pas pour vous',
  429: 'Attendez un peu',
  500: 'Le portail a eu une panne',
  503: 'Le portail est momentanément indisponible',
}

/**
 * Un refus, dit à qui lit : une page, avec ce qui avait été tapé, ou du JSON. La connexion se ferme : ce qui reste du corps ne sera pas lu.
 * @param tape les champs du formulaire.
 */
function stop(
  request: Request,
  message: string,
  status: number,
  headers: Record<string, string> = {},
  tape: Record<string, string> = {},
  plus: object = {},
): Response {
  const entetes = { connection: 'close', ...headers }
  if (!wantsPage(request)) return answer({ message, ...plus }, status, entetes)
  const renvoi = tape.corps === undefined ? undefined : renvoiOf(request, tape)
  const phrase = status === 404 ? 'Ce que vous visiez n’existe plus, ou n’est pas à vous. Revenez au portail pour le retrouver.' : message
  return refusalPage({
    status,
    titre: TITRES[status] ?? 'Cet envoi est refusé',
    phrases: renvoi ? [phrase, 'Votre texte est gardé sur cette page : copiez-le, ou renvoyez-le d’ici quand ce sera possible.'] : [phrase],
    retour: { href: cameFrom(request) ?? '/', label: 'Revenir au portail' },
    renvoi,
    headers: entetes,
  })
}

async function onError(erreur: unknown, request: Request, lu?: Record<string, string>): Promise<Response> {
  const attendue = expected(erreur)
  if (attendue?.kind === 'anonyme') return away(request, lu)
  // Une autre origine n’a rien à se faire redonner.
  if (attendue?.kind === 'etrangere') return stop(request, 'Cette demande ne vient pas du portail.', 403)
  const tape = lu ?? (await typedIn(request))
  switch (attendue?.kind) {
    case 'refuse':
      return stop(request, attendue.message, 403, {}, tape)
    case 'cadence':
      return stop(request, attendue.message, 429, { 'retry-after': String(attendue.secondes) }, tape, { reessayer: true })
    case 'introuvable':
    case 'invalide':
    case 'malformee':
      return stop(request, 'Introuvable.', 404, {}, tape)
    case undefined:
      if (isDatabaseDown(erreur)) return stop(request, 'Le portail revient dans un instant.', 503, { 'retry-after': '5' }, tape)
      log.error({ err: erreur, requete: requestId() }, 'fichier en panne')
      return stop(request, `Panne : citez le numéro ${requestId() ?? 'inconnu'}.`, 500, {}, tape)
  }
}

/** La page d’où vient le formulaire, pour y revenir une fois reconnecté. */
function cameFrom(request: Request): string | undefined {
  const referer = request.headers.get('referer') ?? ''
  return (URL.canParse(referer) && safeReturn(new URL(referer).pathname)) || undefined
}
