import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative } from 'node:path'
import { pathOf } from './screen.ts'

type Serve = (req: IncomingMessage, res: ServerResponse) => unknown

/** Les fichiers de la construction déjà pressés en brotli, par leur adresse : un dixième de moins que le gzip de Next, et rien à calculer. */
export type PressedFiles = ReadonlyMap<string, Buffer>

/** Ce qui se presse, et ce que c’est ; polices et images le sont déjà. */
export const TYPES: Readonly<Record<string, string>> = { '.js': 'application/javascript; charset=UTF-8', '.css': 'text/css; charset=UTF-8' }

/** Lit ce que la construction a pressé ; rien quand elle ne l’a pas fait : Next sert alors seul. */
export function readPressed(folder: string): PressedFiles {
  if (!existsSync(folder)) return new Map()
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    entries.map(({ parentPath, name }) => {
      const file = join(parentPath, name)
      return [`/_next/static/${relative(folder, file).replaceAll('\\', '/')}`, readFileSync(file)]
    }),
  )
}

/** Vrai quand le navigateur dit lire le brotli. */
function readsBrotli({ headers }: IncomingMessage): boolean {
  const said = String(headers['accept-encoding'] ?? '').toLowerCase()
  const [name, ...quality] = (said.split(',').find((part) => /^\s*br\s*(?:;|$)/.test(part)) ?? '').split(';').map((part) => part.trim())
  return name === 'br' && !quality.some((part) => /^q=0(?:\.0*)?$/.test(part))
}

/** Rend un fichier pressé à qui le lit ; tout le reste est à `serve`. Le nom d’un fichier change avec son contenu : il ne se redemande pas. */
export const servePressed =
  (serve: Serve, pressed: PressedFiles): Serve =>
  (req, res) => {
    const path = pathOf(req.url ?? '/')
    const bytes = pressed.get(path)
    const type = TYPES[extname(path)]
    if (!bytes || !type || (req.method !== 'GET' && req.method !== 'HEAD') || !readsBrotli(req)) return serve(req, res)
    res.writeHead(200, {
      'content-type': type,
      'content-encoding': 'br',
      'content-length': bytes.byteLength,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    })
    res.end(req.method === 'HEAD' ? undefined : bytes)
  }
