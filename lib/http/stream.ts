import 'server-only'
import { cookies } from 'next/headers'
import type { Actor } from '@/lib/access/actor'
import { verdict } from '@/lib/access/can'
import type { Right } from '@/lib/access/rights'
import { actorOfSession } from '@/lib/access/session'
import { asReader } from '@/lib/data/as-actor'
import type { Db } from '@/lib/data/prisma'
import { listen } from '@/lib/direct/listen'
import { cookieName, readSid } from '@/lib/identite/cookie'
import { log } from './log'
import { onShutdown } from './store'

const BATTEMENT_MS = 25_000
/** Les flux d’une personne : un par navigateur, quelques navigateurs. */
const FLUX_MAX = 6
const ouverts = new Map<string, number>()

/**
 * Un flux vivant : `read` y est relu à chaque changement des notifications de la personne, et rien d’autre n’en sort. La session est relue à
 * chaque fois sans être prolongée ; finie ou révoquée, le flux se ferme.
 */
export function stream(definition: { right: Right }, read: (actor: Actor, db: Db) => Promise<object>) {
  return async (request: Request): Promise<Response> => {
    const sid = readSid((await cookies()).get(cookieName())?.value)
    const seen = () => (sid ? actorOfSession(sid, false) : null)
    const actor = await seen()
    if (!actor) return Response.json({ message: 'Votre session est terminée : reconnectez-vous.' }, { status: 401 })
    if (verdict(actor, definition.right) !== 'permis') return Response.json({ message: 'Introuvable.' }, { status: 404 })
    const { id } = actor.utilisateur
    if ((ouverts.get(id) ?? 0) >= FLUX_MAX) return Response.json({ message: 'Trop de flux ouverts.' }, { status: 429 })
    const sortie = new TransformStream<Uint8Array, Uint8Array>()
    const plume = sortie.writable.getWriter()
    const encodeur = new TextEncoder()
    let fini = false
    const close = () => {
      if (fini) return
      fini = true
      ouverts.set(id, (ouverts.get(id) ?? 1) - 1)
      clearInterval(battement)
      cesser()
      oublier()
      void plume.close().catch(() => undefined)
    }
    const tell = async (toujours: boolean) => {
      try {
        const present = await seen()
        if (!present || verdict(present, definition.right) !== 'permis') return close()
        const texte = toujours ? `data: ${JSON.stringify(await asReader(present, (db) => read(present, db)))}\n\n` : ': la\n\n'
        if (!fini) await plume.write(encodeur.encode(texte))
      } catch (erreur) {
        log.warn({ err: erreur }, 'flux interrompu')
        close()
      }
    }
    ouverts.set(id, (ouverts.get(id) ?? 0) + 1)
    const battement = setInterval(() => void tell(false), BATTEMENT_MS)
    battement.unref()
    const cesser = listen(id, () => void tell(true))
    const oublier = onShutdown('streams', close)
    request.signal.addEventListener('abort', close)
    void plume.closed.catch(close)
    void tell(true)
    return new Response(sortie.readable, {
      headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' },
    })
  }
}
