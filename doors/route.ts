import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { type Place, verdict } from '@/lib/access/can'
import type { Right } from '@/lib/access/rights'
import { asReader } from '@/lib/data/as-actor'
import type { Db } from '@/lib/data/prisma'
import { type Geste, takeTurn } from './cadence'
import { expected, isDatabaseDown, notFound, refused } from '@/lib/ground/errors'
import { log, requestId } from '@/lib/ground/log'
import { currentActor, freshActor, isSameOrigin } from './request'
import { type Visite, watchRefusal } from './watch'

const json = (corps: unknown, status = 200, headers: Record<string, string> = {}) =>
  Response.json(corps, { status, headers: { 'cache-control': 'no-store, private', ...headers } })

/** Une adresse qui répond en JSON, en lecture : même droit, même acteur, même périmètre qu’une page. */
export function route<S>(definition: { right: Right; search: z.ZodType<S> }, read: (input: { actor: Actor; db: Db; search: S }) => Promise<unknown>) {
  return async (request: Request): Promise<Response> => {
    let visite: Visite | undefined
    try {
      const actor = await currentActor()
      if (!actor) return json({ message: 'Votre session est terminée : reconnectez-vous.' }, 401)
      visite = { porte: 'route', actor, droit: definition.right }
      if (verdict(actor, definition.right) !== 'permis') throw notFound()
      const lu = definition.search.safeParse(Object.fromEntries(new URL(request.url).searchParams))
      if (!lu.success) return json({ message: 'Recherche mal formée.' }, 400)
      return json(await asReader(actor, (db) => read({ actor, db, search: lu.data })))
    } catch (erreur) {
      watchRefusal(visite, erreur)
      if (expected(erreur)) return json({ message: 'Introuvable.' }, 404)
      if (isDatabaseDown(erreur)) return json({ message: 'Le portail revient dans un instant.' }, 503, { 'retry-after': '5' })
      log.error({ err: erreur, requete: requestId() }, 'route en panne')
      return json({ message: `Panne : citez le numéro ${requestId() ?? 'inconnu'}.` }, 500)
    }
  }
}

const TERMINEE = { message: 'Votre session est terminée : reconnectez-vous.' }

/** Le plus grand corps qu’une écriture en JSON accepte. */
const CORPS_MAX = 1_000_000

/**
 * Une adresse qui écrit, en JSON : origine, personne, forme, droit, puis la commande. Ce qui est refusé l’est par un statut et une phrase ;
 * une clé que la forme ne connaît pas aussi (400), pour toutes ces adresses.
 * La personne et son droit sont ceux d’après le corps : celle d’avant n’a servi qu’à ne pas lire celui d’un inconnu.
 * @param definition `params` et `body` forment ensemble ce que reçoit la commande ; le SIREN du corps est jugé avec le droit. `geste` : ce que
 * compte l’allure de la personne, « acte » sans mot contraire.
 */
export function writeRoute<P extends object, B extends z.ZodObject>(
  definition: { right: Right; geste?: Geste; params: z.ZodType<P>; body: B },
  command: (actor: Actor, input: P & z.output<B>) => Promise<unknown>,
) {
  const body = definition.body.strict()
  return async (request: Request, { params }: { params: Promise<unknown> }): Promise<Response> => {
    let visite: Visite | undefined
    try {
      if (!(await isSameOrigin())) return json({ message: 'Cette demande ne vient pas du portail.' }, 403)
      if (!(await currentActor())) return json(TERMINEE, 401)
      const ou = definition.params.safeParse(await params)
      const lu = body.safeParse(await readJson(request))
      if (!ou.success) return json({ message: 'Introuvable.' }, 404)
      if (!lu.success) return json({ message: 'Ce qui a été envoyé n’a pas la forme attendue.' }, 400)
      const actor = await freshActor()
      if (!actor) return json(TERMINEE, 401)
      const input = { ...(lu.data as z.output<B>), ...ou.data }
      visite = { porte: 'route', actor, droit: definition.right, lieu: input as Place }
      const droit = verdict(actor, definition.right, input as Place)
      if (droit === 'introuvable') throw notFound()
      if (droit === 'refuse') throw refused('Vous n’avez plus le droit de faire cela.')
      await takeTurn(actor, definition.geste ?? 'acte')
      return json(await command(actor, input))
    } catch (erreur) {
      watchRefusal(visite, erreur)
      const attendue = expected(erreur)
      if (attendue?.kind === 'cadence') return json({ message: attendue.message }, 429, { 'retry-after': String(attendue.secondes) })
      if (attendue?.kind === 'refuse') return json({ message: attendue.message }, 403)
      if (attendue) return json({ message: 'Introuvable.' }, 404)
      if (isDatabaseDown(erreur)) return json({ message: 'Le portail revient dans un instant.' }, 503, { 'retry-after': '5' })
      log.error({ err: erreur, requete: requestId() }, 'route en panne')
      return json({ message: `Panne : citez le numéro ${requestId() ?? 'inconnu'}.` }, 500)
    }
  }
}

/** Le corps en JSON ; `undefined` quand il est trop grand, coupé ou mal formé. */
async function readJson(request: Request): Promise<unknown> {
  if (Number(request.headers.get('content-length') ?? 0) > CORPS_MAX) return undefined
  try {
    const texte = await request.text()
    return texte.length > CORPS_MAX ? undefined : JSON.parse(texte)
  } catch {
    return undefined
  }
}

/**
 * Une adresse qui reçoit un formulaire ordinaire et renvoie ailleurs (303). Sans personne connectée, elle renvoie aussi : rien à faire.
 * @param act rend la réponse ; elle porte ses propres en-têtes.
 */
export function postRoute(definition: { right: Right }, act: (actor: Actor | null) => Promise<Response>) {
  return async (): Promise<Response> => {
    let visite: Visite | undefined
    try {
      if (!(await isSameOrigin())) return json({ message: 'Cette demande ne vient pas du portail.' }, 403)
      const actor = await currentActor()
      if (actor) visite = { porte: 'route', actor, droit: definition.right }
      if (actor && verdict(actor, definition.right) !== 'permis') throw notFound()
      return await act(actor)
    } catch (erreur) {
      watchRefusal(visite, erreur)
      if (expected(erreur)) return json({ message: 'Introuvable.' }, 404)
      if (isDatabaseDown(erreur)) return json({ message: 'Le portail revient dans un instant.' }, 503, { 'retry-after': '5' })
      log.error({ err: erreur, requete: requestId() }, 'route en panne')
      return json({ message: `Panne : citez le numéro ${requestId() ?? 'inconnu'}.` }, 500)
    }
  }
}
