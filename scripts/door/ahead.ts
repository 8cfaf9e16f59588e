import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Un navigateur attend chaque réponse ; un client qui envoie d’avance en a une ou deux en route. */
const MOST = 6

/** Compte une requête de sa connexion. @returns `false` quand il ne faut plus y répondre : la connexion est fermée. */
export type CountAhead = (req: IncomingMessage, res: ServerResponse) => boolean

/**
 * Borne ce qu’une connexion demande sans attendre ses réponses. Node lit tout ce qui est collé dans un même paquet, et sert chaque requête à
 * mesure : un paquet en porte seize cents. Au-delà de `most`, la connexion est fermée.
 */
export function boundAhead(most = MOST): CountAhead {
  const waiting = new WeakMap<Socket, Set<ServerResponse>>()
  return ({ socket }, res) => {
    if (socket.destroyed) return false
    const own = waiting.get(socket) ?? new Set()
    waiting.set(socket, own)
    if (own.size >= most) {
      socket.destroy()
      return false
    }
    own.add(res)
    res.once('close', () => own.delete(res))
    return true
  }
}
