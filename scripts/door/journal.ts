import type { ServerResponse } from 'node:http'
import type { PatternOf } from './routes.ts'

/** Une requête servie : jamais son chemin, où un nom ou un numéro peut être écrit ; jamais une adresse IP. `tues` : combien de pareilles, 429 ou 503, se sont tues avant elle. */
export type Line = {
  methode: string
  route: string
  statut: number
  ms: number
  requete: string
  personne: string | null
  coupee?: true
  tues?: number
}

/** Écrit une ligne. `niveau` : une sonde ou un fichier se tait à l’ordinaire, une panne se lit de loin. */
export type Write = (niveau: 'debug' | 'info' | 'error', line: Line) => void

/** Ce que la porte sait de la requête qu’elle journalise. */
type Asked = { method: string; path: string; requestId: string; person: () => string | null }

const PROBE = /^\/api\/sante(?:\/pret)?$/

/** Une ligne par requête, quand sa réponse est partie ou perdue ; un flux vivant ne se dit donc qu’à sa fin. */
export const journal = (write: Write, patternOf: PatternOf) => {
  const quotas = new Map([429, 503].map((statut) => [statut, quietly()]))
  return (res: ServerResponse, { method, path, requestId, person }: Asked): void => {
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
      // Une inondation refusée n’en devient pas une de lignes.
      const tues = (quotas.get(line.statut) ?? (() => 0))()
      if (tues === null) return
      if (tues > 0) line.tues = tues
      const quiet = PROBE.test(path) || route === '[fichier]'
      write(line.statut >= 500 ? 'error' : quiet ? 'debug' : 'info', line)
    })
  }
}

/** @returns à chaque appel, combien d’appels se sont tus depuis la dernière fois, ou `null` quand celui-ci se tait : un par seconde parle. */
function quietly(): () => number | null {
  let [libre, tues] = [0, 0]
  return () => {
    const now = performance.now()
    if (now < libre) {
      tues++
      return null
    }
    const dits = tues
    ;[libre, tues] = [now + 1000, 0]
    return dits
  }
}
