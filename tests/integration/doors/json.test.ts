import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { GET as securityTxt } from '@/app/.well-known/security.txt/route'
import { z } from 'zod'
import { readJson, writeJson } from '@/doors/json'
import type { Actor } from '@/lib/access/actor'
import { arretDeTravail } from '@/lib/demarches/arret-de-travail/definition'
import { marque } from '@/lib/ground/marque'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base, DURAND, start } from '../demandes/brouillon/people'
import { ask, behindDoor, nextHeaders, sessionOf } from './browser.ts'

vi.mock('next/headers', async () => (await import('./browser.ts')).nextHeaders)

const champs = await import('@/app/api/brouillons/[id]/champs/route')
const client = await import('@/app/api/demandes/[numero]/message-en-cours/route')

let claire: Actor
let brouillon = ''
let numero = ''
beforeAll(async () => {
  expect(nextHeaders).toBeDefined()
  claire = await actorOf(PEOPLE.claire.email)
  brouillon = await start(claire)
  const demande = await base().demande.findFirstOrThrow({ where: { siren: DURAND, numero: { not: null } }, select: { numero: true } })
  numero = demande.numero ?? ''
})
beforeEach(async () => ask({ cookie: await sessionOf(PEOPLE.claire.email) }))

type Put = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>
const put = async (route: Put, params: object, body: string) =>
  (await route(new Request('http://localhost:3000/', { method: 'PUT', body }), { params: Promise.resolve(params) })).status

/** Des clés en trop, où qu’elles soient : un rôle, un identifiant, un prototype. */
const EXTRA = ['"role":"superviseur"', '"id":"x"', '"demandeId":null', '"__proto__":{"role":"x"}', '"constructor":{}']

describe('une clé que personne n’attend', () => {
  it('dans l’enregistrement d’une étape : 400, et aucune réponse n’est écrite', async () => {
    const etape = arretDeTravail.etapes[0]?.slug ?? ''
    const good = `"siren":"${DURAND}","etape":"${etape}","entrees":[]`
    const count = () => base().reponse.count({ where: { demandeId: brouillon } })
    const before = await count()
    for (const extra of EXTRA) expect(await put(champs.PUT, { id: brouillon }, `{${good},"vues":{},${extra}}`), extra).toBe(400)
    expect(await put(champs.PUT, { id: brouillon }, `{${good},"vues":{"qualification":{"v":0,"d":"","role":"x"}}}`)).toBe(400)
    expect(await count()).toBe(before)
    expect(await put(champs.PUT, { id: brouillon }, `{${good},"vues":{}}`)).toBe(200)
  })

  it('dans un message que l’on garde en l’écrivant : 400, et rien n’est gardé', async () => {
    const kept = () => base().messageEnCours.count({ where: { utilisateurId: claire.utilisateur.id } })
    const before = await kept()
    for (const extra of EXTRA) expect(await put(client.PUT, { numero }, `{"siren":"${DURAND}","corps":"Bonjour",${extra}}`), extra).toBe(400)
    expect(await kept()).toBe(before)
    expect(await put(client.PUT, { numero }, `{"siren":"${DURAND}","corps":"Bonjour"}`)).toBe(200)
  })
})

describe('hors de sa forme', () => {
  const params = z.object({ rang: z.enum(['un']) })
  const avec = (rang: string) => ({ params: Promise.resolve({ rang }) })

  it('une adresse qui se lit est introuvable avant toute lecture', async () => {
    const lus: unknown[] = []
    const lire = readJson({ right: 'portefeuille:voir', params, search: z.object({}) }, ({ search }) => Promise.resolve(lus.push(search)))
    const statut = async (rang: string) => (await behindDoor(() => lire(new Request('http://localhost:3000/'), avec(rang)), 'GET')).result.status
    expect([await statut('un'), await statut('deux')]).toEqual([200, 404])
    expect(lus).toHaveLength(1)
  })

  it('une adresse qui écrit l’est aussi ; un corps qui s’annonce trop grand n’est pas lu', async () => {
    const ecrits: unknown[] = []
    const ecrire = writeJson({ right: 'portefeuille:voir', params, body: z.object({}) }, (_, recu) => Promise.resolve(ecrits.push(recu)))
    const statut = async (rang: string, headers = {}) =>
      (await ecrire(new Request('http://localhost:3000/', { method: 'PUT', body: '{}', headers }), avec(rang))).status
    expect([await statut('un'), await statut('deux'), await statut('un', { 'content-length': '2000000' })]).toEqual([200, 404, 400])
    expect(ecrits).toHaveLength(1)
  })
})

describe('un corps qui coûterait cher à juger', () => {
  it('vingt mille clés ou listes, le plus que la porte laisse entrer, se refusent sans coûter plus de trois fois un corps honnête de cette taille', async () => {
    const time = async (body: string) => {
      const spent: number[] = []
      for (let turn = 0; turn < 7; turn++) {
        const from = performance.now()
        await put(champs.PUT, { id: brouillon }, body)
        spent.push(performance.now() - from)
      }
      // Le meilleur des essais : une machine occupée ne fait qu’ajouter.
      return Math.min(...spent)
    }
    const body = (entrees: unknown, vues: unknown) => JSON.stringify({ siren: DURAND, etape: 'x', entrees, vues })
    const honest = await time(
      body(
        Array.from({ length: 45 }, (_, i) => [`c${i}`, 'x'.repeat(19_000)]),
        {},
      ),
    )
    const many = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [i.toString(36), 1]))
    // Analyser le JSON lui-même coûte déjà : sur une machine lente le plancher compte plus que l’honnête.
    const bar = 3 * Math.max(honest, 60)
    for (const hostile of [
      body([], many(19_000)),
      body(
        Array.from({ length: 19_000 }, () => []),
        {},
      ),
      JSON.stringify(many(19_000)),
    ])
      expect(await time(hostile), hostile.slice(0, 60)).toBeLessThan(bar)
  })
})

describe('/.well-known/security.txt', () => {
  it('dit à qui écrire, dans quelle langue, et une fin à venir de moins d’un an', async () => {
    const answer = securityTxt()
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    const fields = new Map(
      (await answer.text())
        .trim()
        .split('\n')
        .map((line) => line.split(/: (.*)/).slice(0, 2) as [string, string]),
    )
    expect(fields.get('Contact')).toBe(marque.securite)
    expect(fields.get('Preferred-Languages')).toContain('fr')
    expect(fields.get('Canonical')).toMatch(/^http.+\/\.well-known\/security\.txt$/)
    const days = (Date.parse(fields.get('Expires') ?? '') - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(30)
    expect(days).toBeLessThan(365)
  })
})
