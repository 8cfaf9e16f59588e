import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import type { Right } from '@/lib/access/rights'
import { asReader } from '@/lib/data/as-actor'
import type { Db } from '@/lib/data/prisma'
import { type Expected, expected, foreign, isDatabaseDown, malformed, notFound } from '@/lib/ground/errors'
import { log, requestId } from '@/lib/ground/log'
import { answer, RECONNECTER, sayPanne } from './answers'
import type { Geste } from './cadence'
import { readEntries } from './fields'
import type { Located } from './places'
import { currentActor, isSameOrigin, isShown } from './request'
import { type Door, visit, type VisitOf } from './visit'

/** Ce qu’une lecture répond, et ce qui s’écrit une fois qu’elle est montrée, comme une page (`Rendered.apres`). */
type Lecture = { corps: unknown; apres?: () => Promise<unknown> }

/** La définition d’une lecture en JSON : les mots de l’adresse et sa recherche. */
type ReadDoor<R extends Right = Right, L extends Located | null = Located | null, P = unknown, S = unknown> = Door<R, L> & {
  params?: z.ZodType<P>
  search: z.ZodType<S>
}

/**
 * Une adresse qui répond en JSON, en lecture : même visite qu’une page.
 * @param show ce qui en part et ce qui s’écrit ensuite, quand ce n’est pas tout ce qui est lu.
 */
export function readJson<const R extends Right, S, F, P = Record<string, never>, const L extends Located | null = null>(
  definition: ReadDoor<R, L, P, S>,
  read: (input: { visit: VisitOf<R, L>; actor: Actor; db: Db; search: S }) => Promise<F>,
  show: (lu: F, visit: VisitOf<R, L>) => Lecture = (lu) => ({ corps: lu }),
) {
  return (request: Request, context?: { params: Promise<unknown> }): Promise<Response> =>
    attempt(() => {
      const shape = async () => {
        const ou = definition.params?.safeParse(await context?.params)
        if (ou?.success === false) throw notFound()
        return { ...(ou?.data as object | undefined), search: parsed(definition.search, Object.fromEntries(new URL(request.url).searchParams)) }
      }
      return visit(definition, { porte: 'route', shape }, async (visite, { search }) => {
        const { actor } = visite
        const { corps, apres } = show(await asReader(actor, (db) => read({ visit: visite, actor, db, search })), visite)
        if (apres && isShown() && !actor.regard) await apres()
        return answer(corps)
      })
    })
}

/** Le plus grand corps qu’une écriture en JSON accepte. */
const CORPS_MAX = 1_000_000

/** La définition d’une écriture en JSON : `params` et `body` forment ensemble ce que reçoit la commande. `geste` : « acte » sans mot contraire. */
export type WriteDoor<R extends Right = Right, L extends Located | null = Located | null, P = unknown, B extends z.ZodObject = z.ZodObject> = Door<
  R,
  L
> & { geste?: Geste; params: z.ZodType<P>; body: B }

/**
 * Une adresse qui écrit, en JSON : la visite, puis la commande, dont le fait est la réponse. Ce qui est refusé l’est par un statut et une phrase ;
 * une clé que la forme ne connaît pas aussi (400), pour toutes ces adresses.
 * La personne et son droit sont ceux d’après le corps : celle d’avant n’a servi qu’à ne pas lire celui d’un inconnu.
 */
export function writeJson<const R extends Right, P extends object, B extends z.ZodObject, const L extends Located | null = null>(
  definition: WriteDoor<R, L, P, B>,
  command: (visit: VisitOf<R, L>, input: P & z.output<B>) => Promise<unknown>,
) {
  const body = definition.body.strict()
  const { geste = 'acte' } = definition
  return (request: Request, { params }: { params: Promise<unknown> }): Promise<Response> =>
    attempt(() => {
      const shape = async () => {
        const ou = definition.params.safeParse(await params)
        const recu = await readBody(request)
        if (!ou.success) throw notFound()
        return { ...(parsed(body, recu) as z.output<B>), ...ou.data }
      }
      return visit(definition, { porte: 'route', shape, writes: true, slow: true, geste }, async (visite, input) =>
        answer(await command(visite, input)),
      )
    })
}

/** @throws `malformed` : un programme n’a pas de champ à corriger. */
function parsed<T>(schema: z.ZodType<T>, recu: unknown): T {
  const lu = schema.safeParse(recu)
  if (!lu.success) throw malformed()
  return lu.data
}

/** Le corps en JSON ; `undefined` quand il est trop grand, coupé ou mal formé. */
async function readBody(request: Request): Promise<unknown> {
  if (Number(request.headers.get('content-length') ?? 0) > CORPS_MAX) return undefined
  try {
    const texte = await request.text()
    return texte.length > CORPS_MAX ? undefined : JSON.parse(texte)
  } catch {
    return undefined
  }
}

/** La définition d’un formulaire ordinaire. `lit` : il ne change rien, et vaut donc aussi d’un aperçu. */
type PostDoor<R extends Right, S extends z.ZodType> = Door<R, null> & { schema?: S; lit?: true }

/**
 * Une adresse qui reçoit un formulaire ordinaire et renvoie ailleurs (303). Sans personne connectée, elle renvoie aussi : rien à faire.
 * @param act rend la réponse ; elle porte ses propres en-têtes.
 */
export function post<const R extends Right, S extends z.ZodType = z.ZodType<null>>(
  definition: PostDoor<R, S>,
  act: (actor: Actor | null, input: z.output<S> | null) => Promise<Response>,
) {
  const { schema, lit = false } = definition
  return (request?: Request): Promise<Response> =>
    attempt(async () => {
      if (lit && !(await isSameOrigin())) throw foreign()
      const shape = async (): Promise<z.output<S> | null> =>
        schema && request ? parsed(schema as z.ZodType<z.output<S>>, readEntries(await request.formData().catch(() => new FormData()))) : null
      const visite = visit(definition, { porte: 'route', shape, writes: !lit }, ({ actor }, input) => act(actor, input))
      try {
        return await visite
      } catch (erreur) {
        if (expected(erreur)?.kind !== 'anonyme' || (await currentActor())) throw erreur
        return act(null, null)
      }
    })
}

async function attempt(run: () => Promise<Response>): Promise<Response> {
  try {
    return await run()
  } catch (erreur) {
    const attendue = expected(erreur)
    if (attendue) return refusal(attendue)
    if (isDatabaseDown(erreur)) return answer({ message: 'Le portail revient dans un instant.' }, 503, { 'retry-after': '5' })
    log.error({ err: erreur, requete: requestId() }, 'route en panne')
    return answer({ message: sayPanne() }, 500)
  }
}

function refusal(attendue: Expected): Response {
  switch (attendue.kind) {
    case 'etrangere':
      return answer({ message: 'Cette demande ne vient pas du portail.' }, 403)
    case 'anonyme':
      return answer({ message: RECONNECTER }, 401)
    case 'malformee':
      return answer({ message: 'Ce qui a été envoyé n’a pas la forme attendue.' }, 400)
    case 'cadence':
      return answer({ message: attendue.message }, 429, { 'retry-after': String(attendue.secondes) })
    case 'refuse':
      return answer({ message: attendue.message }, 403)
    case 'introuvable':
    case 'invalide':
      return answer({ message: 'Introuvable.' }, 404)
  }
}
