import { createHash, randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import './folder'
import type { Actor } from '@/lib/access/actor'
import { runRequest } from '@/lib/ground/store'
import { cookieName, sealSid } from '@/lib/identite/cookie'
import { openSession } from '@/lib/identite/open-session'
import { DEMO_PASSWORD } from '@/prisma/seed/accounts'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base, DURAND, start } from '../brouillon/people'
import { pdf } from '../../../unit/demandes/pieces/samples'

// Next n’est pas là : la requête de chaque essai en tient lieu, avec une vraie session.
const requete = vi.hoisted(() => ({ headers: new Headers(), cookies: new Map<string, string>() }))
vi.mock('next/headers', () => ({
  headers: async () => requete.headers,
  cookies: async () => ({ get: (nom: string) => (requete.cookies.has(nom) ? { name: nom, value: requete.cookies.get(nom) } : undefined) }),
}))
vi.mock('react', async (original) => ({ ...(await original<object>()), cache: <T>(run: T) => run }))

const depot = await import('@/app/api/brouillons/[id]/pieces/route')
const piece = await import('@/app/api/pieces/[id]/route')

async function be(email: string | null): Promise<void> {
  requete.cookies.clear()
  if (email === null) return
  const sid = await openSession({ identifiant: email, motDePasse: DEMO_PASSWORD, espace: 'client' }, { ip: '192.0.2.1', appareil: null })
  requete.cookies.set(cookieName(), sealSid(sid ?? ''))
}
const FICHIER = pdf({ text: 'route' })
const PUT = (id: string, champ = 'decomptes_ij', octets = FICHIER) =>
  depot.PUT(
    new Request(`http://localhost:3000/api/brouillons/${id}/pieces?piece=${champ}`, {
      method: 'PUT',
      body: new Uint8Array(octets),
      headers: {
        'x-sha256': createHash('sha256').update(octets).digest('hex'),
        'x-nom': 'd%C3%A9compte.pdf',
        'content-length': String(octets.length),
      },
    }),
    { params: Promise.resolve({ id }) },
  )
const call = (verbe: 'GET' | 'DELETE' | 'POST', id: string) =>
  runRequest({ requestId: 'ESSAI23456', clientIp: '192.0.2.1', method: verbe }, () =>
    piece[verbe](
      new Request(`http://localhost:3000/api/pieces/${id}`, {
        method: verbe,
        headers: { referer: 'http://localhost:3000/e/900000019/brouillons/x/pieces' },
      }),
      { params: Promise.resolve({ id }) },
    ),
  )

let claire: Actor
let brouillon = ''
beforeAll(async () => {
  claire = await actorOf(PEOPLE.claire.email)
  brouillon = await start(claire)
})
beforeEach(async () => {
  requete.headers = new Headers({ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' })
  await be(PEOPLE.claire.email)
})

describe('upload() : qui entre', () => {
  it('une autre origine : 403, sans rien lire', async () => {
    for (const headers of [{ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, { origin: 'null' }, {}]) {
      requete.headers = new Headers(headers as Record<string, string>)
      expect((await PUT(brouillon)).status).toBe(403)
    }
  })
  it('personne : 401, et un formulaire revient à la connexion', async () => {
    await be(null)
    expect((await PUT(brouillon)).status).toBe(401)
    expect((await call('GET', randomUUID())).status).toBe(401)
    const reponse = await call('POST', randomUUID())
    expect([reponse.status, reponse.headers.get('location')]).toEqual([303, '/connexion?retour=%2Fe%2F900000019%2Fbrouillons%2Fx%2Fpieces'])
  })
  it('le brouillon d’une autre entreprise, un inconnu, un identifiant qui n’en est pas un : 404', async () => {
    for (const id of [await start(await actorOf(PEOPLE.paul.email), '900000050'), randomUUID(), 'x']) expect((await PUT(id)).status, id).toBe(404)
  })
  it('une délégation devenue en lecture seule : le brouillon se voit, y déposer est refusé (403)', async () => {
    const karim = await actorOf(PEOPLE.karim.email)
    const siren = karim.acces.find((a) => a.voie === 'delegation' && !a.lectureSeule && a.univers.includes('prevoyance'))?.sirens[0] ?? DURAND
    const id = await start(karim, siren)
    await be(PEOPLE.karim.email)
    const recu = (await (await PUT(id)).json()) as { piece: { id: string } }
    await base().delegation.updateMany({ where: { id: { in: karim.acces.map((a) => a.id) } }, data: { lectureSeule: true } })
    expect((await PUT(id, 'decomptes_ij', pdf({ text: 'autre' }))).status).toBe(403)
    expect((await call('DELETE', recu.piece.id)).status).toBe(403)
    expect((await call('GET', recu.piece.id)).status).toBe(200)
    await base().delegation.updateMany({ where: { id: { in: karim.acces.map((a) => a.id) } }, data: { lectureSeule: false } })
  })
})

describe('upload() : combien à la fois', () => {
  it('une personne n’envoie que quatre fichiers à la fois ; une autre est servie, et la place se rend', async () => {
    const flux = Array.from({ length: 4 }, () => new TransformStream<Uint8Array, Uint8Array>())
    const envoyer = (rang: number) =>
      depot.PUT(
        new Request(`http://localhost:3000/api/brouillons/${brouillon}/pieces?piece=decomptes_ij`, {
          method: 'PUT',
          body: flux[rang]?.readable ?? null,
          duplex: 'half',
          headers: { 'content-length': '10' },
        } as RequestInit),
        { params: Promise.resolve({ id: brouillon }) },
      )
    const lents = [0, 1, 2, 3].map(envoyer)
    // Un octet lu de chacun : les quatre sont entrés.
    const plumes = flux.map(({ writable }) => writable.getWriter())
    await Promise.all(plumes.map((plume) => plume.write(new Uint8Array(1))))
    expect((await PUT(brouillon, 'decomptes_ij', Buffer.from('<html>'))).status).toBe(503)
    const paul = await start(await actorOf(PEOPLE.paul.email), '900000050')
    await be(PEOPLE.paul.email)
    expect((await PUT(paul)).status).toBe(201)
    await be(PEOPLE.claire.email)
    for (const plume of plumes) await plume.abort()
    expect((await Promise.all(lents)).map(({ status }) => status)).toEqual([422, 422, 422, 422])
    expect((await PUT(brouillon, 'decomptes_ij', pdf({ text: 'après' }))).status).toBe(201)
  })
})

describe('la route des pièces', () => {
  it('dépose, relit avec ses en-têtes, retire', async () => {
    const reponse = await PUT(brouillon)
    expect(reponse.status).toBe(201)
    const { piece: recue } = (await reponse.json()) as { piece: { id: string } }
    const lue = await call('GET', recue.id)
    expect(Object.fromEntries(lue.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(FICHIER.length),
      'content-disposition': `attachment; filename="decompte.pdf"; filename*=UTF-8''d%C3%A9compte.pdf`,
      'content-security-policy': `sandbox; default-src 'none'`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store, private',
    })
    expect(Buffer.from(await lue.arrayBuffer()).equals(FICHIER)).toBe(true)
    expect((await call('DELETE', recue.id)).status).toBe(200)
    expect((await call('GET', recue.id)).status).toBe(404)
    expect((await call('DELETE', recue.id)).status).toBe(404)
  })
  it('un refus dit son code et quoi faire', async () => {
    const reponse = await PUT(brouillon, 'decomptes_ij', Buffer.from('<html>'))
    expect([reponse.status, await reponse.json()]).toEqual([415, { code: 'type', message: expect.stringContaining('PDF'), reessayer: false }])
  })
})
