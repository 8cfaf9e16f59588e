import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { networkOf } from '../../lib/ground/network.ts'

/** `perAddress` laisse passer une entreprise entière derrière une seule adresse : soixante personnes à six connexions, et les flux. */
const CONNECTIONS = { total: 5_000, perAddress: 512 }

/**
 * Borne les connexions elles-mêmes, que tient déjà une requête à moitié écrite : au total, et par adresse.
 * Derrière un relais de confiance toutes viennent de lui : seul le total compte, les places sont comptées par personne.
 */
export function boundConnections(
  server: Server,
  { trustedProxies, ...given }: { trustedProxies: number; total?: number; perAddress?: number },
): void {
  const { total, perAddress } = { ...CONNECTIONS, ...given }
  server.maxConnections = total
  if (trustedProxies > 0) return
  const open = new Map<string, number>()
  server.on('connection', (socket: Socket) => {
    const network = networkOf(socket.remoteAddress ?? '')
    const count = (open.get(network) ?? 0) + 1
    if (count > perAddress) {
      socket.destroy()
      return
    }
    open.set(network, count)
    socket.once('close', () => {
      const left = (open.get(network) ?? 1) - 1
      if (left === 0) open.delete(network)
      else open.set(network, left)
    })
  })
}

/** Les délais d’une connexion : en-têtes en dix secondes, une minute sans un octet dans un sens ni dans l’autre. Le corps, lui, est suivi par la porte. */
export const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 0, connectionsCheckingInterval: 1_000 } as const
export const SILENT_MS = 60_000
