import { createServer, type RequestListener, type Server } from 'node:http'
import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import next from 'next'
import { readEnv } from '../lib/ground/env.ts'
import { log, setLogLevel } from '../lib/ground/log.ts'
import { cookieNameAt, secretsOf } from '../lib/identite/session-cookie.ts'
import { buildDir, pressedDir } from './build.ts'
import { closeServer } from './door/close-server.ts'
import { boundConnections } from './door/connections.ts'
import { createDoor } from './door/door.ts'
import { frameConsole } from './door/frame-console.ts'
import { createHttpServer } from './door/http-server.ts'
import { journal } from './door/journal.ts'
import { readPressed, servePressed } from './door/pressed.ts'
import { patternsOf, readPatterns } from './door/routes.ts'
import { isFile, PROBE } from './door/screen.ts'
import { sessionReader } from './door/session-cookie.ts'
import { listeningHost } from './environment.ts'
import { ROOT } from './paths.ts'
import { portTaken } from './ports.ts'

/** Le portail qui sert. */
export type Portal = { address: string; stop(): Promise<void> }

/**
 * Sert le portail sur PORT, derrière la porte. L’environnement est déjà celui du portail.
 * @throws une phrase quand le port est pris, ou par variable fautive.
 */
export async function servePortal({ dev }: { dev: boolean }): Promise<Portal> {
  const { PORT: port, APP_URL: appUrl, PROXY_DE_CONFIANCE: trustedProxies, REQUETES_MAX, ARRET_DELAI_MS, JOURNAL_NIVEAU, ...secrets } = readEnv()
  setLogLevel(JOURNAL_NIVEAU)
  // Le serveur existe avant Next, qui s’y branche pour le rechargement à chaud ; servi pour de bon, il n’en reçoit qu’un qui n’écoute rien.
  let listener: RequestListener = (_, res) => res.writeHead(503, { 'retry-after': '2' }).end()
  const server = createHttpServer((req, res) => listener(req, res), { upgrades: dev })
  const recognise = boundConnections(server, { trustedProxies })
  const app = next({ dev, dir: ROOT, port, httpServer: dev ? server : createServer() })
  await app.prepare()
  const built = dev ? null : builtFiles()
  listener = createDoor(dev ? app.getRequestHandler() : servePressed(app.getRequestHandler(), readPressed(pressedDir())), {
    appUrl,
    maxInFlight: REQUETES_MAX,
    trustedProxies,
    built,
    note: journal(
      (niveau, ligne) => log[niveau](ligne, 'requête'),
      patternsOf([PROBE, ...readPatterns(buildDir())], (path) => isFile(path, built)),
    ),
    readSession: sessionReader({ name: cookieNameAt(appUrl), secrets: secretsOf(secrets) }),
    recognise,
  })
  await listen(server, port, listeningHost())
  if (!dev) console.error = frameConsole((said) => log.error(said, 'cadre'))
  return {
    address: appUrl,
    async stop() {
      // En développement, le canal de rechargement ne finit jamais : on n’attend pas.
      await closeServer(server, { readyDelayMs: ARRET_DELAI_MS, ...(dev ? { requestsMs: 500 } : {}) })
      if (dev) await app.close()
    },
  }
}

/** Les adresses de ce que la construction a écrit. */
function builtFiles(): ReadonlySet<string> {
  const folder = join(buildDir(), 'static')
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Set(entries.map(({ parentPath, name }) => `/_next/static/${relative(folder, join(parentPath, name)).replaceAll('\\', '/')}`))
}

function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Error(portTaken(port)) : error)
    })
    server.listen({ port, host }, () => resolve())
  })
}
