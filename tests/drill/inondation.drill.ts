import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { HttpClient, signIn } from '../support/http.ts'
import { EMAILS, SIRENS } from '../support/matrix.ts'
import { PORTAL_URL } from '../support/portal.ts'

const FLOOD = 600
const FROM = '127.0.0.66'
const { port } = new URL(PORTAL_URL)

/** Une requête à moitié envoyée, qui ne finira pas. */
function half(): Socket {
  const socket = connect({ port: Number(port), host: '127.0.0.1', localAddress: FROM })
  socket.on('error', () => undefined)
  socket.resume()
  socket.write('POST /connexion HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/plain\r\ncontent-length: 50000\r\n\r\nx')
  return socket
}

test('600 requêtes à moitié envoyées d’une adresse, trois fois de suite : les autres sont servis pendant, et tous après', async () => {
  const fatima = new HttpClient(PORTAL_URL)
  expect((await signIn(fatima, EMAILS.fatima)).status).toBe(303)
  const stranger = new HttpClient(PORTAL_URL)
  const statuses: number[] = []
  let longest = 0
  const timed = async (run: () => Promise<{ status: number }>) => {
    const from = performance.now()
    statuses.push((await run()).status)
    longest = Math.max(longest, performance.now() - from)
  }
  for (let wave = 0; wave < 3; wave++) {
    const flood = Array.from({ length: FLOOD }, half)
    onTestFinished(() => {
      for (const socket of flood) socket.destroy()
    })
    const until = performance.now() + 6000
    while (performance.now() < until) {
      await Promise.all([timed(() => fatima.get(`/e/${SIRENS.LIMITE}`)), timed(() => stranger.get('/connexion'))])
      await sleep(100)
    }
    await expect.poll(() => flood.filter((socket) => !socket.destroyed).length, { timeout: 15_000 }).toBe(0)
  }
  console.log(
    `${statuses.length} requêtes pendant l’inondation, la plus longue ${longest.toFixed(0)} ms, toutes servies : ${statuses.every((s) => s === 200)}`,
  )
  expect(statuses.filter((status) => status !== 200)).toEqual([])
})

/** Une connexion d’ailleurs, où l’on écrit ce qu’on veut. */
function raw(localAddress: string, text: string): Socket {
  const socket = connect({ port: Number(port), host: '127.0.0.1', localAddress })
  socket.on('error', () => undefined)
  socket.resume()
  socket.write(text)
  onTestFinished(() => void socket.destroy())
  return socket
}

test('cinq cent vingt demandes de changer de protocole : le même voisinage est servi aussitôt après, aucune ne reste ouverte', async () => {
  const neighbour = () => fetch(`http://127.0.0.1:${port}/connexion`, { headers: { connection: 'close' } }).then(({ status }) => status)
  const upgrade = 'host: localhost\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n'
  const paths = ['/_next/webpack-hmr', '/', '/accueil', '/api/sante', '/mark.svg', '/inconnue']
  const asked = Array.from({ length: 520 }, (_, i) => raw('127.0.0.1', `GET ${paths[i % paths.length]} HTTP/1.1\r\n${upgrade}`))
  await expect.poll(() => neighbour().catch(() => 0), { timeout: 20_000, interval: 500 }).toBe(200)
  await expect.poll(() => asked.filter((socket) => !socket.closed).length, { timeout: 30_000 }).toBe(0)
})

test('un inconnu qui colle ses requêtes sans fin, sur des connexions toujours neuves : chacun garde sa page', async () => {
  const fatima = new HttpClient(PORTAL_URL)
  expect((await signIn(fatima, EMAILS.fatima)).status).toBe(303)
  const page = async () => {
    const from = performance.now()
    expect((await fatima.get(`/e/${SIRENS.LIMITE}`)).status).toBe(200)
    return performance.now() - from
  }
  for (let n = 0; n < 5; n++) await page()
  const longest: Record<string, number> = {}
  for (const [asked, method] of [
    ['/api/sante', 'GET'],
    ['/mark.svg', 'GET'],
    ['/x', 'PATCH'],
  ] as const) {
    const glued = `${method} ${asked} HTTP/1.1\r\nhost: a\r\n\r\n`.repeat(1600)
    let going = true
    const flood = Array.from({ length: 4 }, async () => {
      while (going) {
        const socket = raw('127.0.0.67', glued)
        await new Promise((resolve) => socket.once('close', resolve))
        await sleep(20)
      }
    })
    const until = performance.now() + 5000
    const spent: number[] = []
    while (performance.now() < until) spent.push(await page())
    going = false
    await Promise.all(flood)
    longest[`${method} ${asked}`] = Math.round(Math.max(...spent))
  }
  console.log(`la plus longue page pendant des requêtes collées, en ms : ${JSON.stringify(longest)}`)
  expect(Math.max(...Object.values(longest))).toBeLessThan(3000)
})
