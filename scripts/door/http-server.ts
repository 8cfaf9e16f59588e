import { createServer, type RequestListener, type Server } from 'node:http'
import { answerMangled } from './answers.ts'
import { SILENT_MS, TIMEOUTS } from './connections.ts'

/**
 * Le serveur HTTP du portail : toute requête que Node sait lire va à la porte, y compris celles auxquelles il répondrait seul (sans hôte, attente
 * inconnue) ou dont il rendrait la connexion à qui l’écoute.
 * @param upgrades changer de protocole est permis : en développement, au rechargement à chaud. Next se branche de lui-même sur le serveur de sa première
 * requête, et laisse ouverte pour toujours la connexion qu’il n’attendait pas : sinon ce qui le demande est une requête ordinaire.
 */
export function createHttpServer(listener: RequestListener, { upgrades }: { upgrades: boolean }): Server {
  const server = createServer({ ...TIMEOUTS, requireHostHeader: false, shouldUpgradeCallback: () => upgrades }, listener)
  server.timeout = SILENT_MS
  // Le sien, et non celui de la requête en cours : il vaudrait encore si Node ne tenait plus la connexion.
  if (!upgrades) server.on('connection', (socket) => socket.setTimeout(SILENT_MS).on('timeout', () => socket.destroy()))
  return server.on('clientError', answerMangled).on('checkExpectation', listener)
}
