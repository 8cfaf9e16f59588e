import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { SirenParams } from '@/lib/entreprises/schema'
import { expectOutside } from '@/lib/data/nesting'
import { invalid, refused, signedOut } from '@/lib/ground/errors'
import { log } from '@/lib/ground/log'
import { page, publicPage } from '@/doors/page'
import { post, readJson } from '@/doors/json'
import { ask, behindDoor, quietLog, sessionOf } from './browser.ts'

vi.mock('next/headers', async () => (await import('./browser.ts')).nextHeaders)

const DURAND = '900000019'
let marc: string
let rendered = 0

const vue = async () => {
  rendered++
  return { titre: 'Une page', vue: null }
}
const props = (params: unknown, search: unknown = {}) => ({ params: Promise.resolve(params), searchParams: Promise.resolve(search) })
const entreprise = page(
  { right: 'entreprise:voir', locate: 'entreprise', params: SirenParams, search: z.object({ n: z.coerce.number().max(9).optional() }) },
  vue,
)

beforeAll(async () => {
  marc = await sessionOf('marc.leroy@durand.example')
})
beforeEach(() => {
  rendered = 0
  ask({ cookie: marc })
})

describe('page()', () => {
  const statusOf = async (run: () => Promise<unknown>) => (await behindDoor(run)).door.status

  it('une adresse mal formée est introuvable, et rien n’est rendu', async () => {
    for (const params of [
      {},
      { siren: '' },
      { siren: '1' },
      { siren: [DURAND] },
      { siren: { contains: '' } },
      { siren: `${DURAND} ` },
      { siren: '٩٠٠٠٠٠٠١٩' },
      null,
    ])
      expect(await statusOf(() => entreprise(props(params))), JSON.stringify(params)).toBe(404)
    expect(await statusOf(() => entreprise(props({ siren: DURAND }, { n: '10' })))).toBe(404)
    expect(await statusOf(() => entreprise(props({ siren: DURAND }, { n: ['1', '2'] })))).toBe(404)
    expect(rendered).toBe(0)
  })

  it('ce qui attend un service du dehors se fait une fois la transaction fermée', async () => {
    const dites: string[] = []
    const attend = page({ right: 'entreprise:voir', locate: 'entreprise', params: SirenParams }, async () => {
      expect(() => expectOutside('dedans')).toThrow('ne s’attend pas dans asReader')
      return {
        titre: 'Une page',
        vue: null,
        dehors: async () => {
          expectOutside('dehors')
          dites.push('dehors')
          return null
        },
      }
    })
    expect(await statusOf(() => attend(props({ siren: DURAND })))).toBeUndefined()
    expect(dites).toEqual(['dehors'])
  })

  it('une adresse juste est rendue, sans toucher au statut', async () => {
    expect(await statusOf(() => entreprise(props({ siren: DURAND }, { n: '3', autre: 'x' })))).toBeUndefined()
    expect(rendered).toBe(1)
  })

  it('l’entreprise d’un autre ou inconnue : introuvable, sans rendre', async () => {
    for (const siren of ['900000027', '900000050', '900000076']) expect(await statusOf(() => entreprise(props({ siren })))).toBe(404)
    expect(rendered).toBe(0)
  })

  it('un droit de compte ou d’entreprise sans son paramètre est introuvable, jamais ouvert', async () => {
    for (const right of ['entreprise:voir', 'compte:voir', 'gestion:traiter'] as const)
      expect(await statusOf(() => page({ right }, vue)(props({})))).toBe(404)
    expect(rendered).toBe(0)
  })

  it('sans session : la connexion, et le chemin demandé s’il est du portail', async () => {
    for (const [chemin, retour] of [
      [`/e/${DURAND}?a=b`, encodeURIComponent(`/e/${DURAND}?a=b`)],
      ['//pirate.example', '%2F'],
    ] as const) {
      ask({ headers: { 'x-chemin': chemin } })
      await expect(behindDoor(() => entreprise(props({ siren: DURAND })))).rejects.toMatchObject({
        digest: expect.stringContaining(`/connexion?retour=${retour};`),
      })
    }
    expect(rendered).toBe(0)
  })

  it('une panne : 500 et une ligne au journal ; une base injoignable : 503 et quand revenir ; un refus : 403', async () => {
    const logged = quietLog(log)
    const failing = (thrown: unknown) => page({ right: 'profil:voir' }, () => Promise.reject(thrown))(props({}))
    expect(await statusOf(() => failing(new Error('panne voulue par cet essai')))).toBe(500)
    expect(await statusOf(() => failing(undefined))).toBe(500)
    expect(JSON.stringify(logged())).toContain('ESSAI23456')
    expect(logged()).toHaveLength(2)
    const { door } = await behindDoor(() => failing(Object.assign(new Error('x'), { code: '57P01' })))
    expect([door.status, door.headers]).toEqual([503, { 'retry-after': '5' }])
    expect(await statusOf(() => failing(refused('Non.')))).toBe(403)
    expect(await statusOf(() => failing(invalid({})))).toBe(404)
    expect(logged()).toHaveLength(2)
  })

  it('ne peut pas écrire', async () => {
    quietLog(log)
    const writing = page({ right: 'profil:voir' }, async ({ db }) => {
      await db.$executeRaw`UPDATE notification SET lu_le = now()`
      return { titre: null, vue: null }
    })
    expect(await statusOf(() => writing(props({})))).toBe(500)
  })

  it('publicPage() juge aussi l’adresse', async () => {
    const ouverte = publicPage({ search: z.object({ q: z.string().max(3) }) }, vue)
    ask()
    expect(await statusOf(() => ouverte(props({}, { q: 'long' })))).toBe(404)
    expect(await statusOf(() => ouverte(props({}, { q: 'ok' })))).toBeUndefined()
  })
})

describe('readJson() et post()', () => {
  const search = z.object({ q: z.string().max(3).default('') })
  const lire = readJson({ right: 'portefeuille:voir', search }, async ({ actor, search: { q } }) => ({ q, n: actor.perimetre.sirens.length }))
  const get = (query = '') => lire(new Request(`http://localhost/api/x${query}`))

  it('lit pour la personne, refuse le reste, jamais en cache', async () => {
    const answer = await get('?q=a')
    expect([answer.status, await answer.json(), answer.headers.get('cache-control')]).toEqual([200, { q: 'a', n: 1 }, 'no-store, private'])
    expect((await get('?q=long')).status).toBe(400)
    ask()
    expect((await get()).status).toBe(401)
    ask({ cookie: marc })
    expect((await readJson({ right: 'gestion:traiter', search }, async () => 1)(new Request('http://localhost/'))).status).toBe(404)
    expect((await readJson({ right: 'entreprise:voir', search }, async () => 1)(new Request('http://localhost/'))).status).toBe(404)
  })

  it('une panne rend un numéro et rien de l’erreur ; une base injoignable dit quand revenir', async () => {
    const logged = quietLog(log)
    const failing = (thrown: unknown) =>
      behindDoor(() => readJson({ right: 'profil:voir', search }, () => Promise.reject(thrown))(new Request('http://localhost/')))
    const { result } = await failing(new Error('mot de passe de la base'))
    expect([result.status, await result.json()]).toEqual([500, { message: 'Panne\u00a0: citez le numéro ESSAI23456.' }])
    expect(logged()).toHaveLength(1)
    const down = (await failing(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).result
    expect([down.status, down.headers.get('retry-after')]).toEqual([503, '5'])
  })

  it('un envoi d’ailleurs n’arrive pas jusqu’à l’acte', async () => {
    let acts = 0
    const envoyer = post({ right: 'session:fermer' }, async () => {
      acts++
      return new Response(null, { status: 303 })
    })
    for (const headers of [{}, { origin: 'null' }, { origin: 'https://pirate.example' }]) {
      ask({ cookie: marc, headers: headers as Record<string, string> })
      expect((await envoyer()).status).toBe(403)
    }
    ask({ headers: { origin: 'https://pirate.example' } })
    expect((await envoyer()).status, 'sans session non plus').toBe(403)
    expect(acts).toBe(0)
    ask({ cookie: marc })
    expect((await envoyer()).status).toBe(303)
  })

  it('sans personne, l’acte se fait une fois pour personne ; une session qui finit pendant lui ne le rejoue pas', async () => {
    const faits: (string | null)[] = []
    const envoyer = post({ right: 'session:fermer' }, async (actor) => {
      faits.push(actor?.utilisateur.prenom ?? null)
      if (actor) throw signedOut()
      return new Response(null, { status: 303 })
    })
    ask()
    expect((await envoyer()).status).toBe(303)
    ask({ cookie: marc })
    expect((await envoyer()).status).toBe(401)
    expect(faits).toEqual([null, 'Marc'])
  })
})
