import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import type { Right } from '@/lib/access/rights'
import { asReader } from '@/lib/data/as-actor'
import type { Db } from '@/lib/data/prisma'
import type { Remise } from '@/lib/demandes/pieces/open-piece'
import type { Located } from './places'
import { onError, SANS_CACHE, stop } from './answers'
import { currentActor, isAhead, isShown } from './request'
import { readParams } from './upload'
import { type Door, visit } from './visit'

/**
 * Une adresse qui remet un fichier gardé chiffré : la visite, puis `find` le lit dans sa transaction, `open` l’ouvre ensuite.
 * @param definition `gestion` : le droit des gestionnaires.
 * @param trace écrit que le fichier est lu, avant que son premier octet parte ; `HEAD` n’en fait partir aucun.
 */
export function download<const R extends Right, const G extends Right, P, F, const L extends Located | null = null>(
  definition: Door<R, L> & { gestion: G; params: z.ZodType<P> },
  find: (actor: Actor, db: Db, params: P) => Promise<F>,
  open: (trouve: F, parti: AbortSignal) => Promise<Remise>,
  trace: (actor: Actor, trouve: F) => Promise<void>,
) {
  return async (request: Request, context: { params: Promise<unknown> }): Promise<Response> => {
    const shape = async () => readParams(definition.params, await context.params)
    try {
      if (isAhead()) return stop(request, 'Ce fichier ne se prépare pas d’avance\u00a0: ouvrez-le.', 503)
      const gestion = (await currentActor())?.gestion != null
      const door: Door<R | G, L> = { ...definition, right: gestion ? definition.gestion : definition.right }
      return await visit(door, { porte: 'fichier', shape, chemin: new URL(request.url).pathname }, async ({ actor }, params) => {
        const trouve = await asReader(actor, (db) => find(actor, db, params))
        const { disposition, type, taille, octets } = await open(trouve, request.signal)
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
      // Plus personne ne lira la réponse, et ce n’est pas une panne.
      if (request.signal.aborted) return new Response(null, { status: 499 })
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
