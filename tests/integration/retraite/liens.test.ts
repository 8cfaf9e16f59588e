import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { systemDb } from '@/lib/data/as-system'
import { asReader } from '@/lib/data/as-actor'
import { maintenant } from '@/lib/ground/clock'
import { verifyLiens } from '@/lib/jobs/verify-liens'
import { readSorties } from '@/lib/retraite/queries'
import { EMAILS } from '../../support/matrix'
import { actorOf } from '../access/people'

const db = systemDb('travail')
let site: Server
let base = ''
let vues: string[] = []

beforeAll(async () => {
  site = createServer((req, res) => {
    vues.push(`${req.method} ${req.url}`)
    const renvoi = (location: string) => res.writeHead(302, { location }).end()
    const pages: Record<string, () => unknown> = {
      '/page': () => res.writeHead(200, { 'content-encoding': 'br' }).end('comprimée'),
      // Plus longue que ce que le portail lit d’une réponse : l’en-tête suffit.
      '/longue': () => res.writeHead(200).end('x'.repeat(2_000_000)),
      '/ancienne': () => renvoi('/page'),
      '/perdue': () => res.writeHead(404).end(),
      '/boucle': () => renvoi('/boucle'),
      '/ailleurs': () => renvoi('ftp://exemple.fr/'),
      '/coupee': () => req.socket.destroy(),
    }
    pages[req.url ?? '']?.()
  })
  await new Promise<void>((ouvert) => site.listen(0, '127.0.0.1', ouvert))
  base = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
})
afterAll(() => new Promise((ferme) => site.close(ferme)))
beforeEach(async () => {
  vues = []
  await db.lienExterne.deleteMany()
})

const lus = async () =>
  Object.fromEntries(
    (await db.lienExterne.findMany()).map(({ href, repond, statut, mene }) => [
      href.replace(base, ''),
      [repond, statut, mene?.replace(base, '') ?? null],
    ]),
  )

it('demande vraiment chaque adresse, une fois, la suit jusqu’au bout, et garde ce qu’elle a répondu', async () => {
  const chemins = ['/page', '/longue', '/ancienne', '/perdue', '/boucle', '/ailleurs', '/coupee', '/page']
  expect(await verifyLiens(chemins.map((chemin) => base + chemin))).toEqual({ repondent: 3, enDefaut: 4 })
  expect(await lus()).toEqual({
    '/page': [true, 200, null],
    '/longue': [true, 200, null],
    '/ancienne': [true, 200, '/page'],
    '/perdue': [false, 404, null],
    '/boucle': [false, null, '/boucle'],
    '/ailleurs': [false, 302, null],
    '/coupee': [false, null, null],
  })
  expect(vues.filter((une) => une === 'GET /page')).toHaveLength(2)
  expect(vues.filter((une) => une === 'GET /boucle')).toHaveLength(4)
})

it('date son passage, l’inscrit au journal avec le compte seul, et oublie l’adresse que la configuration ne nomme plus', async () => {
  const avant = maintenant()
  await verifyLiens([`${base}/page`, `${base}/perdue`])
  await verifyLiens([`${base}/perdue`])
  expect(await lus()).toEqual({ '/perdue': [false, 404, null] })
  const [{ verifieLe } = { verifieLe: new Date(0) }] = await db.lienExterne.findMany()
  expect(verifieLe.getTime()).toBeGreaterThanOrEqual(avant.getTime())
  const evenements = await db.evenement.findMany({
    where: { type: 'liens.verifies' },
    orderBy: { rang: 'desc' },
    take: 2,
    select: { donnees: true, acteurNom: true },
  })
  expect(evenements).toEqual([
    { donnees: { repondent: 0, enDefaut: 1 }, acteurNom: 'Portail' },
    { donnees: { repondent: 1, enDefaut: 1 }, acteurNom: 'Portail' },
  ])
})

it('la page de chacun lit ce qu’a répondu l’adresse de son service', async () => {
  const actor = await actorOf(EMAILS.claire)
  const lire = () => asReader(actor, readSorties)
  expect((await lire()).par['payer-en-ligne'].etat).toBeNull()
  await db.lienExterne.create({ data: { href: 'https://www.cotizen.fr', repond: true, statut: 200, verifieLe: maintenant() } })
  const { par } = await lire()
  expect(par['payer-en-ligne'].etat).toMatchObject({ repond: true, statut: 200 })
  expect(par['action-sociale'].etat).toBeNull()
})
