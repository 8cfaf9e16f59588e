import 'server-only'
import { cookies } from 'next/headers'
import type { Actor } from '@/lib/access/actor'
import { verdict } from '@/lib/access/can'
import type { Right } from '@/lib/access/rights'
import { actorOfSession } from '@/lib/identite/session'
import { asReader } from '@/lib/data/as-actor'
import type { Db } from '@/lib/data/prisma'
import { listen, type Nouvelle } from '@/lib/live/listen'
import { cookieName, readSid } from '@/lib/identite/cookie'
import { isDatabaseDown, notFound } from '@/lib/ground/errors'
import { log } from '@/lib/ground/log'
import { onShutdown } from '@/lib/ground/store'
import { RECONNECTER } from './answers'
import { asSeen } from './request'
import { watchRefusal } from './watch'

const BATTEMENT_MS = 25_000
/** Les flux d’une personne : un par navigateur, quelques navigateurs. */
const FLUX_MAX = 6
const ENTETES = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' }
const ouverts = new Map<string, number>()

/**
 * Un flux vivant : `read` y est relu à chaque nouvelle qui regarde la personne, sous ses droits de cet instant, et rien d’autre n’en sort ; `null` :
 * cela ne la regarde plus, rien ne se dit. La session est relue à chaque fois sans être prolongée ; finie ou révoquée, le flux se ferme. `HEAD` n’en
 * reçoit que les en-têtes.
 * @param definition `groupeMs` : ce qui arrive dans ce temps se dit une fois ; sans lui, tout se dit aussitôt.
 */
export function stream(definition: { right: Right; groupeMs?: number }, read: (actor: Actor, db: Db, nouvelle: Nouvelle) => Promise<object | null>) {
  return async (request: Request): Promise<Response> => {
    const sid = readSid((await cookies()).get(cookieName())?.value)
    const seen = async () => (sid ? actorOfSession(sid, false) : null)
    const actor = await seen().catch(unlessDown)
    if (actor === undefined)
      return Response.json({ message: 'Le portail revient dans un instant.' }, { status: 503, headers: { 'retry-after': '5' } })
    if (!actor) return Response.json({ message: RECONNECTER }, { status: 401 })
    // Un aperçu ne vit pas : ce qui s’entend ne regarde que la personne elle-même.
    if ((await asSeen(actor)).regard) return Response.json({ message: 'Introuvable.' }, { status: 404 })
    if (verdict(actor, definition.right) !== 'permis') {
      watchRefusal({ porte: 'flux', actor, droit: definition.right }, notFound())
      return Response.json({ message: 'Introuvable.' }, { status: 404 })
    }
    if (request.method === 'HEAD') return new Response(null, { headers: ENTETES })
    const { id } = actor.utilisateur
    if ((ouverts.get(id) ?? 0) >= FLUX_MAX) return Response.json({ message: 'Trop de flux ouverts.' }, { status: 429 })
    const sortie = new TransformStream<Uint8Array, Uint8Array>()
    const plume = sortie.writable.getWriter()
    const encodeur = new TextEncoder()
    let fini = false
    let groupe: NodeJS.Timeout | undefined
    let { sirens } = actor.perimetre
    const close = () => {
      if (fini) return
      fini = true
      ouverts.set(id, (ouverts.get(id) ?? 1) - 1)
      clearInterval(battement)
      clearTimeout(groupe)
      cesser()
      oublier()
      void plume.close().catch(() => undefined)
    }
    const tell = async (nouvelle: Nouvelle | null) => {
      try {
        const present = await seen()
        if (!present || verdict(present, definition.right) !== 'permis') return close()
        sirens = present.perimetre.sirens
        const dit = nouvelle && (await asReader(present, (db) => read(present, db, nouvelle)))
        if (nouvelle && !dit) return
        if (!fini) await plume.write(encodeur.encode(dit ? `data: ${JSON.stringify(dit)}\n\n` : ': la\n\n'))
      } catch (erreur) {
        // Base absente : rien ne se dit, rien ne se ferme ; à son retour l’écoute prévient tout le monde, et la session est relue.
        if (isDatabaseDown(erreur)) return void plume.write(encodeur.encode(': attend\n\n')).catch(close)
        log.warn({ err: erreur }, 'flux interrompu')
        close()
      }
    }
    ouverts.set(id, (ouverts.get(id) ?? 0) + 1)
    const battement = setInterval(() => void tell(null), BATTEMENT_MS)
    battement.unref()
    const { groupeMs } = definition
    const soon = (nouvelle: Nouvelle) => {
      if (groupeMs === undefined) return void tell(nouvelle)
      groupe ??= setTimeout(() => {
        groupe = undefined
        void tell(nouvelle)
      }, groupeMs)
    }
    // La gestion n’a pas d’entreprises à elle : tout ce qui bouge la regarde.
    const suit = (siren: string) => actor.gestion !== null || sirens.includes(siren)
    const cesser = listen({ utilisateurId: id, suit, prevenir: soon })
    const oublier = onShutdown('streams', close)
    request.signal.addEventListener('abort', close)
    void plume.closed.catch(close)
    void tell({ quoi: 'pastille' })
    return new Response(sortie.readable, { headers: ENTETES })
  }
}

/** Rien quand la base est absente : ce n’est pas une session finie. */
function unlessDown(erreur: unknown): undefined {
  if (!isDatabaseDown(erreur)) throw erreur
}
