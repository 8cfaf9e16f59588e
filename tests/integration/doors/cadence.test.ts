import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { actorOfSession } from '@/lib/identite/session'
import { systemDb } from '@/lib/data/as-system'
import { flushRefusals } from '@/lib/acts/refusals'
import { form as door } from '@/doors/form'
import { ALLURES, type Geste, takeTurn } from '@/doors/cadence'
import { expected } from '@/lib/ground/errors'
import { IDLE } from '@/lib/ground/form-state'
import { purgeSignIn } from '@/lib/jobs/purge-sign-in'
import { writeJson } from '@/doors/json'
import { seeOther } from '@/doors/answers'
import { SANS_CORPS, upload } from '@/doors/upload'
import { readSid } from '@/lib/identite/cookie'
import { ask, behindDoor, sessionOf } from './browser.ts'

vi.mock('next/headers', async () => (await import('./browser.ts')).nextHeaders)

const DURAND = '900000019'
const db = systemDb('travail')
const people: Record<'marc' | 'claire', { cookie: string; actor: Actor }> = {} as never

beforeAll(async () => {
  for (const [nom, email] of [
    ['marc', 'marc.leroy@durand.example'],
    ['claire', 'claire.durand@durand.example'],
  ] as const) {
    const cookie = await sessionOf(email)
    people[nom] = { cookie, actor: (await actorOfSession((await readSid(cookie)) ?? '', false)) as Actor }
  }
})
beforeEach(async () => {
  await db.$executeRaw`DELETE FROM cadence`
  ask({ cookie: people.marc.cookie })
})

/** Vrai quand le tour est pris ; sinon ce qu’il faut attendre. */
const tour = (actor: Actor, geste: Geste): Promise<true | number> =>
  takeTurn(actor, geste).then(
    () => true as const,
    (erreur: unknown) => {
      const dit = expected(erreur)
      if (dit?.kind !== 'cadence') throw erreur
      return dit.secondes
    },
  )
const pris = async (n: number, actor: Actor, geste: Geste) =>
  (await Promise.all(Array.from({ length: n }, () => tour(actor, geste)))).filter((t) => t === true).length
/** Laisse passer ce temps pour tous. */
const passer = (secondes: number) => db.$executeRaw`UPDATE cadence SET pret_le = pret_le - make_interval(secs => ${secondes}::float)`

describe('l’allure', () => {
  it('cent vingt messages au même instant : la rafale passe, pas un de plus ; une autre personne, un autre geste n’attendent pas', async () => {
    const { rafale } = ALLURES.message.client
    expect(await pris(120, people.marc.actor, 'message')).toBe(rafale)
    expect(await tour(people.claire.actor, 'message')).toBe(true)
    expect(await tour(people.marc.actor, 'piece')).toBe(true)
  })

  it('ce qu’il faut attendre est dit, et suffit ; insister ne l’allonge pas', async () => {
    const { rafale, parHeure } = ALLURES.message.client
    await pris(rafale, people.marc.actor, 'message')
    const attente = await tour(people.marc.actor, 'message')
    expect(attente).toBeLessThanOrEqual(3600 / parHeure)
    for (let n = 0; n < 30; n++) await tour(people.marc.actor, 'message')
    await passer(Number(attente))
    expect(await pris(5, people.marc.actor, 'message')).toBe(1)
    await passer(3600)
    expect(await pris(120, people.marc.actor, 'message'), 'une pause rend la rafale, jamais plus').toBe(rafale)
  })

  it('sur une heure, pas plus que la rafale et ce que l’heure rend', async () => {
    const { rafale, parHeure } = ALLURES.message.client
    let total = 0
    for (let minute = 0; minute < 60; minute++) {
      total += await pris(5, people.marc.actor, 'message')
      await passer(60)
    }
    expect(total).toBeGreaterThanOrEqual(parHeure)
    expect(total).toBeLessThanOrEqual(rafale + parHeure)
  })

  // Ce qu’une personne pressée fait vraiment, plusieurs fois d’affilée.
  it.each<[string, Geste, number]>([
    ['douze arrêts commencés avant midi, deux fois', 'brouillon', 24],
    ['douze arrêts envoyés d’un coup, deux fois', 'envoi', 24],
    ['vingt fichiers lâchés dans deux onglets', 'piece', 40],
    ['deux onglets où l’on tape une minute sans relever la tête', 'frappe', 150],
    ['une réponse dans chacune de douze demandes', 'message', 12],
    ['cinquante clics sur « Prendre en charge »', 'acte', 50],
  ])('%s : jamais en travers', async (_nom, geste, n) => expect(await pris(n, people.marc.actor, geste)).toBe(n))
})

describe('ce qui en est gardé', () => {
  const gardees = () => db.cadence.findMany({ orderBy: { geste: 'asc' }, select: { geste: true } })

  it('une ligne par personne et par geste ; celle de qui a retrouvé tous ses tours est effacée, jamais celle de qui attend', async () => {
    await pris(5, people.marc.actor, 'message')
    await pris(ALLURES.acte.client.rafale, people.marc.actor, 'acte')
    expect(await gardees()).toEqual([{ geste: 'acte' }, { geste: 'message' }])
    await purgeSignIn()
    expect(await gardees()).toEqual([{ geste: 'acte' }, { geste: 'message' }])
    expect(await tour(people.marc.actor, 'acte')).not.toBe(true)
    await db.$executeRaw`UPDATE cadence SET pret_le = maintenant() - interval '1 second' WHERE geste = 'message'`
    await purgeSignIn()
    expect(await gardees()).toEqual([{ geste: 'acte' }])
  })

  it('rien n’en reste quand la personne disparaît', async () => {
    const parti = { ...people.marc.actor, utilisateur: { ...people.marc.actor.utilisateur, id: randomUUID() } }
    const email = `${parti.utilisateur.id}@essai.example`
    await db.utilisateur.create({
      data: { id: parti.utilisateur.id, email, emailNormalise: email, civilite: 'madame', prenom: 'Parti', nom: 'Essai' },
    })
    await tour(parti, 'acte')
    await db.utilisateur.delete({ where: { id: parti.utilisateur.id } })
    expect(await gardees()).toEqual([])
  })
})

describe('chaque porte qui écrit la tient, de par sa définition', () => {
  const Lieu = z.object({ siren: z.string() })
  const form = () => {
    const data = new FormData()
    data.set('siren', DURAND)
    data.set('motif', 'Ce que j’ai tapé')
    return data
  }
  const request = (accept?: string, method = 'POST') =>
    new Request('http://localhost:3000/api/x', { method, body: '{}', headers: accept ? { accept } : {} })
  const context = { params: Promise.resolve({ siren: DURAND }) }
  const user = (geste: Geste) => pris(ALLURES[geste].client.rafale, people.marc.actor, geste)
  let faits = 0
  const faire = async () => {
    faits++
    return Response.json({})
  }
  beforeEach(() => {
    faits = 0
  })

  it('une action : 429, combien attendre, et ce qui a été tapé revient', async () => {
    const agir = (geste?: Geste) =>
      behindDoor(() =>
        door(
          {
            right: 'demande:deposer',
            locate: 'entreprise',
            schema: z.object({ siren: z.string(), motif: z.string() }),
            ...(geste ? { geste } : {}),
          },
          faire,
          () => IDLE,
        )(IDLE, form()),
      )
    for (const geste of ['message', undefined] as const) {
      faits = 0
      await user(geste ?? 'acte')
      const { result, door } = await agir(geste)
      expect(result).toMatchObject({
        status: 'refuse',
        message: expect.stringMatching(/^Vous allez très vite.*Attendez/),
        values: { motif: 'Ce que j’ai tapé' },
      })
      expect([door.status, Number(door.headers?.['retry-after'])]).toEqual([429, expect.any(Number)])
      await passer(3600)
      await agir(geste)
      expect(faits).toBe(1)
    }
  })

  it('une écriture en JSON : 429, la phrase, Retry-After', async () => {
    const ecrire = writeJson({ right: 'demande:deposer', locate: 'entreprise', params: Lieu, body: z.object({}) }, faire)
    await user('acte')
    const reponse = await ecrire(request(undefined, 'PUT'), context)
    expect([reponse.status, await reponse.json()]).toEqual([429, { message: expect.stringMatching(/Attendez/) }])
    expect(Number(reponse.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(faits).toBe(0)
  })

  it('un envoi : en JSON 429 ; d’un formulaire ordinaire, ce que la porte prévoit pour ne rien perdre', async () => {
    const deposer = upload({ right: 'demande:deposer', geste: 'piece', params: Lieu, locate: 'entreprise' }, SANS_CORPS, faire, async () =>
      seeOther('/garde'),
    )
    await user('piece')
    const json = await deposer(request('application/json'), context)
    expect([json.status, await json.json()]).toEqual([429, { message: expect.stringMatching(/Attendez/), reessayer: true }])
    const ordinaire = await deposer(request('text/html'), context)
    expect([ordinaire.status, ordinaire.headers.get('location')]).toEqual([303, '/garde'])
    expect(faits).toBe(0)
  })

  it('aller trop vite se lit au journal', async () => {
    const lus = () => db.evenement.count({ where: { type: 'acces.refuse', donnees: { path: ['genre'], equals: 'cadence' } } })
    await flushRefusals()
    const avant = await lus()
    await user('acte')
    await writeJson({ right: 'demande:deposer', locate: 'entreprise', params: Lieu, body: z.object({}) }, faire)(request(undefined, 'PUT'), context)
    await flushRefusals()
    expect((await lus()) - avant).toBe(1)
  })
})
