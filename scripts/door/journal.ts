import type { ServerResponse } from 'node:http'
import { performance } from 'node:perf_hooks'
import type { PatternOf } from './routes.ts'

/** Une requête servie : jamais son chemin, où un nom ou un numéro peut être écrit ; jamais une adresse IP. */
export type Line = { methode: string; route: string; statut: number; ms: number; requete: string; personne: string | null; coupee?: true }

/** Écrit une ligne. `niveau` : une sonde ou un fichier se tait à l’ordinaire, une panne se lit de loin. */
export type Write = (niveau: 'debug' | 'info' | 'error', line: Line) => void

/** Ce que la porte sait de la requête qu’elle journalise. */
type Asked = { method: string; path: string; requestId: string; person: () => string | null }

const PROBE = /^\/api\/sante(?:\/pret)?$/

/** Une ligne par requête, quand sa réponse est partie ou perdue ; un flux vivant ne se dit donc qu’à sa fin. */
export const journal =
  (write: Write, patternOf: PatternOf) =>
  (res: ServerResponse, { method, path, requestId, person }: Asked): void => {
    const start = performance.now()
    // Lue à l’arrivée aussi : à la fin, qui s’est déconnecté n’est plus personne.
    const before = person()
    res.once('close', () => {
      const route = patternOf(path)
      const line: Line = {
        methode: method,
        route,
        statut: res.statusCode,
        ms: Math.round(performance.now() - start),
        requete: requestId,
        personne: person() ?? before,
        ...(res.writableFinished ? {} : { coupee: true as const }),
      }
      const quiet = PROBE.test(path) || route === '[fichier]'
      write(line.statut >= 500 ? 'error' : quiet ? 'debug' : 'info', line)
    })
  }
