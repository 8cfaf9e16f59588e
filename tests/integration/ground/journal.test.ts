import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { setStatus } from '@/lib/ground/store'
import { createDoor, type DoorOptions } from '@/scripts/door/door.ts'
import { journal, type Line } from '@/scripts/door/journal.ts'
import { patternsOf } from '@/scripts/door/routes.ts'

const PATRONS = ['/', '/[...chemin]', '/accueil', '/api/sante', '/e/[siren]/demandes/[numero]']
const patron = patternsOf(PATRONS, (chemin) => chemin === '/mark.svg')

/** Un serveur derrière la porte, et tout ce qu’il journalise. */
async function open(serve: (req: IncomingMessage, res: ServerResponse) => unknown, options: Partial<DoorOptions> = {}) {
  const dit: (Line & { niveau: string })[] = []
  const note = journal((niveau, ligne) => dit.push({ niveau, ...ligne }), patron)
  const server = createServer(createDoor(serve, { appUrl: 'http://localhost', maxInFlight: 100, trustedProxies: 0, note, ...options }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => server.closeAllConnections())
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, port, dit }
}

test('une ligne par requête : le verbe, le patron, le statut, la durée, le numéro, la personne ; rien de son chemin', async () => {
  const { url, dit } = await open(
    async (_, res) => {
      setStatus(404)
      await new Promise((resolve) => setTimeout(resolve, 30))
      res.end('introuvable')
    },
    { readSession: (cookie) => (cookie === 's=claire' ? 'id-de-claire' : null) },
  )
  const answer = await fetch(`${url}/e/900000019/demandes/HADDAD-Karim?q=185053818504628`, { headers: { cookie: 's=claire' } })
  await expect.poll(() => dit.length).toBe(1)
  expect(dit[0]).toEqual({
    niveau: 'info',
    methode: 'GET',
    route: '/e/[siren]/demandes/[numero]',
    statut: 404,
    ms: expect.any(Number),
    requete: answer.headers.get('x-request-id'),
    personne: 'id-de-claire',
  })
  expect(dit[0]?.ms).toBeGreaterThanOrEqual(29)
  expect(JSON.stringify(dit)).not.toMatch(/HADDAD|900000019|185053818504628|127\.0\.0\.1/)
})

test('qui se déconnecte est encore nommé ; qui vient d’être reconnu l’est aussi', async () => {
  let connue: string | null = 'claire'
  const { url, dit } = await open(
    (req, res) => {
      connue = req.url === '/accueil' ? 'karim' : null
      res.end()
    },
    { readSession: () => connue },
  )
  await fetch(url)
  connue = null
  await fetch(`${url}/accueil`)
  await expect.poll(() => dit.map(({ personne }) => personne)).toEqual(['claire', 'karim'])
})

test('ce que la porte refuse se dit aussi, une panne se lit de loin, une sonde ou un fichier se tait, une connexion perdue se dit', async () => {
  const { url, port, dit } = await open((req, res) => {
    if (req.url === '/accueil') throw new Error('panne')
    if (req.url !== '/lent') res.end()
  })
  await fetch(url, { method: 'DELETE' })
  await fetch(`${url}/accueil`)
  await fetch(`${url}/api/sante`)
  await fetch(`${url}/mark.svg`)
  await fetch(`${url}/%`).catch(() => undefined)
  const prise = connect(port, '127.0.0.1', () =>
    prise.write('GET /lent HTTP/1.1\r\nhost: localhost\r\n\r\n', () => setTimeout(() => prise.destroy(), 50)),
  )
  await expect.poll(() => dit.length).toBe(6)
  expect(dit.map(({ niveau, route, statut, coupee }) => [niveau, route, statut, coupee ?? false])).toEqual([
    ['info', '/', 405, false],
    ['error', '/accueil', 500, false],
    ['debug', '/api/sante', 200, false],
    ['debug', '[fichier]', 200, false],
    ['info', '/[...chemin]', 400, false],
    ['info', '/[...chemin]', 200, true],
  ])
})
