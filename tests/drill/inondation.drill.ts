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
