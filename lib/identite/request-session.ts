import 'server-only'
import { currentRequest } from '@/lib/ground/store'
import { readSession, type SessionLue } from './session'

type Garde = { sid: string; lue: SessionLue }

// Sur globalThis : la première porte et la page sont deux paquets de l’assembleur, chacun avec ce module.
const KEY = Symbol.for('portail.session.lue')
const place = globalThis as unknown as { [key: symbol]: WeakMap<object, Garde> | undefined }
place[KEY] ??= new WeakMap()
const gardees = place[KEY]

/**
 * Lit la session à la première porte, et la garde pour la page ou l’écriture de la même requête.
 * @param method une requête qui porte un corps ne garde rien tant qu’il n’est pas arrivé : il peut mettre du temps à venir, et qui le reçoit relit la base.
 */
export async function readAtDoor(sid: string, method: string): Promise<SessionLue | null> {
  const lue = await readSession(sid)
  const request = currentRequest()
  if (request && lue && (request.whole || method === 'GET' || method === 'HEAD')) gardees.set(request, { sid, lue })
  return lue
}

/** La session de cette requête : celle que la première porte vient de lire, une seule fois ; sinon la base. */
export async function takeSession(sid: string): Promise<SessionLue | null> {
  const request = currentRequest()
  const garde = request && gardees.get(request)
  if (!request || !garde || garde.sid !== sid) return readSession(sid)
  gardees.delete(request)
  return garde.lue
}
