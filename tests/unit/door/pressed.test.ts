import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readPressed, servePressed } from '@/scripts/door/pressed'

const SOURCE = 'console.log("portail")'
const folder = mkdtempSync(join(tmpdir(), 'presses-'))
let server: Server
let url: string

beforeAll(async () => {
  mkdirSync(join(folder, 'chunks'))
  writeFileSync(join(folder, 'chunks', 'a.js'), brotliCompressSync(Buffer.from(SOURCE)))
  writeFileSync(join(folder, 'chunks', 'a.css'), brotliCompressSync(Buffer.from('b{}')))
  const serve = servePressed((_, res) => res.end('Next'), readPressed(folder))
  server = createServer((req, res) => void serve(req, res))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/_next/static`
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

const ask = (path: string, encoding: string, method = 'GET') => fetch(`${url}${path}`, { method, headers: { 'accept-encoding': encoding } })

it.each(['br', 'gzip, deflate, br, zstd', 'gzip;q=0.8, BR;q=1'])('rend le fichier pressé à qui dit « %s »', async (encoding) => {
  const rendu = await ask('/chunks/a.js', encoding)
  expect(await rendu.text()).toBe(SOURCE)
  expect(Object.fromEntries(rendu.headers)).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'application/javascript; charset=UTF-8',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
  })
})

it.each(['gzip', 'identity', 'br;q=0', 'br;q=0.0, gzip', 'bras', ''])('laisse à Next qui dit « %s »', async (encoding) => {
  expect(await (await ask('/chunks/a.js', encoding)).text()).toBe('Next')
})

it('le style a son type, HEAD n’a pas de corps, et tout autre chemin ou verbe est à Next', async () => {
  expect((await ask('/chunks/a.css', 'br')).headers.get('content-type')).toBe('text/css; charset=UTF-8')
  const tete = await ask('/chunks/a.js', 'br', 'HEAD')
  expect([await tete.text(), Number(tete.headers.get('content-length')) > 0]).toEqual(['', true])
  for (const [chemin, verbe] of [
    ['/chunks/b.js', 'GET'],
    ['/chunks/', 'GET'],
    ['/chunks/a.js', 'POST'],
  ] as const)
    expect(await (await ask(chemin, 'br', verbe)).text(), `${verbe} ${chemin}`).toBe('Next')
})

it('une construction sans rien de pressé laisse tout à Next', () => {
  expect(readPressed(join(folder, 'absent')).size).toBe(0)
})
