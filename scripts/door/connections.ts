import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { neighbourhoodOf } from '../../lib/ground/network.ts'
import { createWaits } from './waits.ts'

/**
 * Ce que tiennent les inconnus à eux tous, un de leurs voisinages, les personnes connectées, et l’une d’elles. Un voisinage laisse passer une entreprise
 * entière derrière une seule adresse, le temps qu’elle se connecte.
 */
const CONNECTIONS = { strangers: 3_000, perNeighbourhood: 500, signed: 3_000, perPerson: 64 }

/** Dit à qui est cette connexion : elle quitte la part des inconnus. */
export type Recognise = (socket: Socket, person: string) => void

/**
 * Borne les connexions elles-mêmes, que tient déjà une requête à moitié écrite. Toutes prises, le voisinage qui en tient le plus perd la plus ancienne des
 * siennes : dix adresses ne ferment pas la porte à une onzième, et les connexions des personnes connectées ne se comptent pas avec celles-là.
 * Derrière un relais de confiance toutes viennent de lui : seul le total compte, les places sont comptées par personne.
 */
export function boundConnections(server: Server, { trustedProxies, ...given }: { trustedProxies: number } & Partial<typeof CONNECTIONS>): Recognise {
  const { strangers, perNeighbourhood, signed, perPerson } = { ...CONNECTIONS, ...given }
  // Au-delà Node refuse lui-même : une marge, pour que ce ne soit jamais avant nous.
  server.maxConnections = strangers + signed + 100
  if (trustedProxies > 0) return () => undefined
  const ofStrangers = createWaits({ total: strangers, each: perNeighbourhood })
  const ofPeople = createWaits({ total: signed, each: perPerson })
  const known = new WeakSet<Socket>()
  const leaving = new WeakMap<Socket, () => void>()
  server.on('connection', (socket: Socket) => {
    const leave = ofStrangers(neighbourhoodOf(socket.remoteAddress ?? ''), () => socket.destroy())
    if (!leave) return void socket.destroy()
    leaving.set(socket, leave)
    socket.once('close', () => leaving.get(socket)?.())
  })
  return (socket, person) => {
    if (known.has(socket) || socket.destroyed) return
    const leave = ofPeople(person, () => socket.destroy())
    if (!leave) return
    known.add(socket)
    leaving.get(socket)?.()
    leaving.set(socket, leave)
  }
}

/** Les délais d’une connexion : en-têtes en dix secondes, une minute sans un octet dans un sens ni dans l’autre. Le corps, lui, est suivi par la porte. */
export const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 0, connectionsCheckingInterval: 1_000 } as const
export const SILENT_MS = 60_000
