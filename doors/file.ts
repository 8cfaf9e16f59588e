import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import type { Right } from '@/lib/access/rights'
import { asReader } from '@/lib/data/as-actor'
import type { Db } from '@/lib/data/prisma'
import { expected, isDatabaseDown, notFound } from '@/lib/ground/errors'
import { log, requestId } from '@/lib/ground/log'
import { answer, RECONNECTER, SANS_CACHE, sayPanne } from './answers'
import { readEntries } from './fields'
import type { Located } from './places'
import { refusalPage, wantsPage } from './refusal-page'
import { isAhead } from './request'
import { type Door, visit } from './visit'

/** Un fichier à remettre : toujours enregistré, jamais ouvert dans la page. */
export type Fichier = { nom: string; type: string; octets: Uint8Array<ArrayBuffer> }

const dire = (request: Request, message: string, status: number, headers: Record<string, string> = {}) =>
  wantsPage(request)
    ? refusalPage({
        status,
        titre: 'Ce fichier n’a pas pu être remis',
        phrases: [message],
        retour: { href: '/', label: 'Revenir au portail' },
        headers,
      })
    : answer({ message }, status, headers)

/**
 * Une adresse qui remet un fichier : même visite qu’une page. Une recherche mal faite y vaut une recherche vide, comme sur la page.
 * @param read lit dans la transaction ; lève `notFound` pour ce qui ne s’atteint pas.
 * @param make écrit le fichier, transaction fermée. `HEAD` juge l’objet sans rien fabriquer ni prendre de tour ; un préchargement n’a rien.
 */
export function file<const R extends Right, F, P = Record<string, never>, S = Record<string, never>, const L extends Located | null = null>(
  definition: Door<R, L> & { params?: z.ZodType<P>; search?: z.ZodType<S> },
  read: (input: { actor: Actor; db: Db; params: P; search: S }) => Promise<F>,
  make: (lu: F) => Promise<Fichier>,
) {
  return async (request: Request, context: { params: Promise<unknown> }): Promise<Response> => {
    const shape = async () => {
      const lus = definition.params?.safeParse(await context.params)
      if (lus?.success === false) throw notFound()
      return (lus?.data ?? {}) as P
    }
    const head = request.method === 'HEAD'
    try {
      if (isAhead()) return dire(request, 'Ce fichier ne se prépare pas d’avance\u00a0: ouvrez-le.', 503)
      return await visit(definition, { porte: 'fichier', shape, geste: head ? null : 'fichier' }, async ({ actor }, params) => {
        const search = searched(definition.search, request)
        const lu = await asReader(actor, (db) => read({ actor, db, params, search }))
        return head ? new Response(null, { headers: SANS_CACHE }) : hand(await make(lu))
      })
    } catch (erreur) {
      const attendue = expected(erreur)
      if (attendue?.kind === 'anonyme') return dire(request, RECONNECTER, 401)
      if (attendue?.kind === 'cadence') return dire(request, attendue.message, 429, { 'retry-after': String(attendue.secondes) })
      if (attendue?.kind === 'refuse') return dire(request, attendue.message, 403)
      if ((erreur as { kind?: unknown } | null)?.kind === 'saturation')
        return dire(request, 'Beaucoup de documents se préparent en ce moment. Réessayez dans quelques secondes.', 503, { 'retry-after': '5' })
      if (attendue) return dire(request, 'Introuvable.', 404)
      if (isDatabaseDown(erreur)) return dire(request, 'Le portail revient dans un instant.', 503, { 'retry-after': '5' })
      log.error({ err: erreur, requete: requestId() }, 'fichier en panne')
      return dire(request, sayPanne(), 500)
    }
  }
}

/** Ce que dit l’adresse après « ? », un nom répété en liste. @throws `notFound` quand sa forme ne se lit pas. */
function searched<S>(schema: z.ZodType<S> | undefined, request: Request): S {
  const lus = readEntries(new URL(request.url).searchParams)
  if (lus === null) throw notFound()
  const lu = schema?.safeParse(lus)
  if (lu?.success === false) throw notFound()
  return (lu?.data ?? {}) as S
}

/** La réponse qui remet ce fichier : téléchargé, sans type deviné, sans cache, sans droit d’exécuter quoi que ce soit. */
export const hand = ({ nom, type, octets }: Fichier): Response =>
  new Response(octets, {
    headers: {
      ...SANS_CACHE,
      'content-type': type,
      'content-length': String(octets.byteLength),
      'content-disposition': `attachment; filename="${nom.replaceAll(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(nom.toWellFormed())}`,
      'content-security-policy': `sandbox; default-src 'none'`,
      'x-content-type-options': 'nosniff',
    },
  })
