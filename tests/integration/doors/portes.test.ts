import { randomUUID } from 'node:crypto'
import type { ReactElement } from 'react'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { fingerprint } from '@/lib/identite/session'
import { CompteParams, SirenParams } from '@/lib/entreprises/schema'
import { file } from '@/doors/file'
import { page, type PageDoor } from '@/doors/page'
import type { Located } from '@/doors/places'
import type { Right } from '@/lib/access/rights'
import { stream } from '@/doors/stream'
import { download } from '@/doors/download'
import { sealSid } from '@/lib/identite/cookie'
import { EMAILS } from '../../support/matrix'
import { notFound } from '@/lib/ground/errors'
import { base, sidOf } from '../access/people'
import { ask, behindDoor } from './browser.ts'

vi.mock('next/headers', async () => (await import('./browser.ts')).nextHeaders)

const DURAND = '900000019'
/** Couverte par la seule prévoyance : sa santé a cessé. */
const LOGISTIQUE = '900000027'
const sids: Record<string, string> = {}
const be = (nom: string | null) => ask(nom === null ? {} : { cookie: sealSid(sids[nom] ?? '') })
/** Le titre et la vue que la page rendrait, sans son cadre. */
const said = (rendu: unknown): string =>
  JSON.stringify((rendu as ReactElement<{ children: unknown }>).props.children, (cle, v: unknown) => (cle.startsWith('_') ? undefined : v))
let compteDurand = ''
let seen = 0

beforeAll(async () => {
  for (const nom of ['claire', 'marc', 'paul', 'karim', 'sophie'] as const) sids[nom] = await sidOf(EMAILS[nom])
  const vide = { id: randomUUID(), email: `vide.${randomUUID()}@essai.example` }
  await base().utilisateur.create({ data: { ...vide, emailNormalise: vide.email, civilite: 'madame', prenom: 'Vide', nom: 'Essai' } })
  sids.vide = await sidOf(vide.email)
  compteDurand = (await base().rattachement.findFirstOrThrow({ where: { siren: DURAND, detacheLe: null }, select: { compteId: true } })).compteId
})
beforeEach(() => {
  seen = 0
})

describe('page()', () => {
  type Definition = PageDoor<Right, Located | null, { siren?: string; compte?: string }, unknown>
  /** Ce qu’il advient d’une page de ce droit pour cette personne : son statut, et ce que dit sa vue. */
  async function open(nom: string, definition: Definition, params: object) {
    be(nom)
    const made = page(definition, async ({ entreprise }) => {
      seen++
      return { titre: 'Une page', vue: `vue ${entreprise?.siren ?? 'sans entreprise'}` }
    })
    const { result, door } = await behindDoor(() => made({ params: Promise.resolve(params), searchParams: Promise.resolve({}) }))
    return { status: door.status, html: said(result) }
  }
  const siren = (right: Definition['right'], univers?: Definition['univers']): Definition => ({
    right,
    locate: 'entreprise',
    params: SirenParams,
    ...(univers ? { univers } : {}),
  })

  it('hors couverture : la page le dit, et ne rend pas sa vue', async () => {
    const hors = await open('claire', siren('entreprise:voir', ['retraite']), { siren: LOGISTIQUE })
    expect([hors.status, seen]).toEqual([undefined, 0])
    expect(hors.html).toContain('Entreprise non couverte')
    expect((await open('claire', siren('entreprise:voir', ['sante']), { siren: LOGISTIQUE })).html, 'un contrat fini ne couvre plus').toContain(
      'Entreprise non couverte',
    )
    expect(seen).toBe(0)
    for (const univers of [['prevoyance'], ['sante', 'prevoyance'], undefined] as const)
      expect((await open('claire', siren('entreprise:voir', univers), { siren: LOGISTIQUE })).html).toContain(`vue ${LOGISTIQUE}`)
    expect(seen).toBe(3)
  })

  it('vu sans être permis : 403, le droit nommé et qui peut le donner ; sans titre : 404 ; rien n’est rendu', async () => {
    const refus = await open('marc', { right: 'compte:administrer', locate: 'compte', params: CompteParams }, { compte: compteDurand })
    expect(refus.status).toBe(403)
    expect(refus.html).toContain('Vous n’avez pas le droit d’ajouter')
    expect(refus.html).toContain('Claire Durand')
    expect((await open('paul', { right: 'compte:voir', locate: 'compte', params: CompteParams }, { compte: compteDurand })).status).toBe(404)
    expect((await open('karim', { right: 'compte:voir', locate: 'compte', params: CompteParams }, { compte: compteDurand })).status).toBe(404)
    expect((await open('sophie', siren('entreprise:voir'), { siren: DURAND })).status).toBe(404)
    expect((await open('claire', { right: 'gestion:traiter' }, {})).status).toBe(404)
    expect(seen).toBe(0)
    expect(
      (await open('claire', { right: 'compte:administrer', locate: 'compte', params: CompteParams }, { compte: compteDurand })).status,
    ).toBeUndefined()
    expect((await open('sophie', { right: 'gestion:traiter' }, {})).status).toBeUndefined()
    expect(seen).toBe(2)
  })

  it('une personne sans entreprise n’a que ses pages à elle', async () => {
    expect((await open('vide', { right: 'profil:voir' }, {})).status).toBeUndefined()
    expect((await open('vide', siren('entreprise:voir'), { siren: DURAND })).status).toBe(404)
  })

  it.each([
    ['gestion:traiter', '/gestion/connexion'],
    ['gestion:superviser', '/gestion/connexion'],
    ['entreprise:voir', '/connexion'],
    ['compte:voir', '/connexion'],
    ['profil:voir', '/connexion'],
  ] as const)('sans session, une page de %s mène à %s', async (right, connexion) => {
    be(null)
    const made = page({ right }, async () => ({ titre: null, vue: null }))
    const ouvrir = () => made({ params: Promise.resolve({}), searchParams: Promise.resolve({}) })
    await expect(behindDoor(ouvrir)).rejects.toMatchObject({ digest: expect.stringMatching(new RegExp(`;${connexion}\\?`)) })
  })
})

const context = (params: object) => ({ params: Promise.resolve(params) })
const request = () => new Request('http://localhost:3000/')

describe('les fichiers', () => {
  const octets = new Uint8Array([1, 2, 3])
  const Adresse = z.object({ id: z.string().max(4), siren: z.string() })
  const recu = file(
    { right: 'demande:lire', locate: 'entreprise', params: Adresse },
    async ({ actor }) => {
      seen++
      return actor.utilisateur.prenom
    },
    async (nom) => ({ nom: `${nom} "é".pdf`, type: 'application/pdf', octets }),
  )
  const piece = download(
    { right: 'demande:lire', gestion: 'gestion:traiter', locate: 'entreprise', params: Adresse },
    async (actor) => {
      seen++
      return actor.utilisateur.prenom
    },
    async () => ({
      disposition: 'attachment; filename="a.pdf"',
      type: 'application/pdf',
      taille: 3,
      octets: (async function* () {
        yield Buffer.from(octets)
      })(),
    }),
    async () => undefined,
  )

  it.each([
    ['claire', 200, 200],
    ['vide', 404, 404],
    ['sophie', 404, 200],
    [null, 401, 401],
  ] as const)('%s : un accusé %i, une pièce %i', async (nom, unRecu, unePiece) => {
    be(nom)
    expect((await recu(request(), context({ id: 'x', siren: DURAND }))).status).toBe(unRecu)
    expect((await piece(request(), context({ id: 'x', siren: DURAND }))).status).toBe(unePiece)
    expect(seen, 'l’objet n’est lu que par qui entre').toBe(Number(unRecu === 200) + Number(unePiece === 200))
  })

  it('une adresse mal formée, ou d’une entreprise qui n’est pas à soi : 404, sans rien lire', async () => {
    be('claire')
    expect((await recu(request(), context({ id: 'trop long', siren: DURAND }))).status).toBe(404)
    expect((await piece(request(), context({ id: 'trop long', siren: DURAND }))).status).toBe(404)
    expect((await recu(request(), context({ id: 'x', siren: '900000050' }))).status).toBe(404)
    expect(seen).toBe(0)
    expect((await recu(request(), context({ id: 'x', siren: DURAND }))).status).toBe(200)
  })

  it('HEAD d’un accusé : jugé de même, ni tour pris, ni document fabriqué ; un préchargement n’a rien', async () => {
    let made = 0
    const lent = file(
      { right: 'demande:lire', locate: 'entreprise', params: z.object({ id: z.string(), siren: z.string() }) },
      async ({ params: { id } }) => {
        if (id !== 'x') throw notFound()
        return id
      },
      async (nom) => {
        made++
        return { nom, type: 'application/pdf', octets }
      },
    )
    const tours = () => base().cadence.findMany({ where: { geste: 'fichier' }, orderBy: { utilisateurId: 'asc' } })
    const avant = await tours()
    be('claire')
    for (const [id, status] of [
      ['x', 200],
      ['y', 404],
    ] as const)
      expect((await lent(new Request('http://localhost:3000/', { method: 'HEAD' }), context({ id, siren: DURAND }))).status).toBe(status)
    be(null)
    expect((await lent(new Request('http://localhost:3000/', { method: 'HEAD' }), context({ id: 'x', siren: DURAND }))).status).toBe(401)
    ask({ cookie: sealSid(sids.claire ?? ''), headers: { 'sec-purpose': 'prefetch' } })
    expect((await behindDoor(() => lent(request(), context({ id: 'x', siren: DURAND })))).result.status).toBe(503)
    expect([made, await tours()]).toEqual([0, avant])
    be('claire')
    expect((await lent(request(), context({ id: 'x', siren: DURAND }))).status).toBe(200)
    expect(made).toBe(1)
    expect(await tours()).not.toEqual(avant)
  })
})

describe('le flux', () => {
  const flux = stream({ right: 'portefeuille:voir' }, async (actor) => ({ de: actor.utilisateur.prenom }))
  const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

  it('à une personne du côté client, et à elle seule', async () => {
    for (const [nom, status] of [
      [null, 401],
      ['sophie', 404],
    ] as const) {
      be(nom)
      expect((await flux(request())).status).toBe(status)
    }
    be('claire')
    const reponse = await flux(request())
    const lecteur = reponse.body?.getReader()
    expect(text((await lecteur?.read())?.value)).toBe('data: {"de":"Claire"}\n\n')
    await lecteur?.cancel()
  })

  it('HEAD en reçoit les en-têtes, ne lit rien et ne tient rien ouvert', async () => {
    be('claire')
    let lus = 0
    const compte = stream({ right: 'portefeuille:voir' }, async () => ({ lus: ++lus }))
    for (let fois = 0; fois < 8; fois++) {
      const reponse = await compte(new Request('http://localhost:3000/', { method: 'HEAD' }))
      expect([reponse.status, reponse.headers.get('content-type'), reponse.body]).toEqual([200, 'text/event-stream; charset=utf-8', null])
    }
    expect(lus).toBe(0)
    const vivant = await compte(request())
    expect(vivant.status).toBe(200)
    await vivant.body?.cancel()
    be(null)
    expect((await compte(new Request('http://localhost:3000/', { method: 'HEAD' }))).status).toBe(401)
  })

  it('six à la fois par personne ; un flux fermé rend sa place', async () => {
    be('paul')
    const coupes = Array.from({ length: 6 }, () => new AbortController())
    const ouvrir = (signal: AbortSignal) => flux(new Request('http://localhost:3000/', { signal }))
    const reponses = []
    for (const { signal } of coupes) reponses.push(await ouvrir(signal))
    expect(reponses.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
    expect((await flux(request())).status).toBe(429)
    be('claire')
    expect((await ouvrir(coupes[0]?.signal ?? new AbortController().signal)).status, 'une autre personne n’en souffre pas').toBe(200)
    be('paul')
    coupes[0]?.abort()
    await vi.waitFor(async () => expect((await ouvrir(coupes[1]?.signal ?? new AbortController().signal)).status).toBe(200))
    for (const coupe of coupes) coupe.abort()
  })

  /** Ce qu’un flux dit après son premier mot, quand la base bouge ; il est fermé ensuite. */
  async function heard(
    nom: string,
    ouvrir: (demande: Request) => Promise<Response>,
    move: () => Promise<unknown>,
    combien: number,
  ): Promise<string[]> {
    be(nom)
    const coupe = new AbortController()
    const lecteur = (await ouvrir(new Request('http://localhost:3000/', { signal: coupe.signal }))).body?.getReader()
    const dits: string[] = []
    const lire = async () => {
      for (;;) {
        const { value, done = true } = (await lecteur?.read()) ?? {}
        if (done) return
        dits.push(text(value))
      }
    }
    const fini = lire()
    await vi.waitFor(() => expect(dits.length).toBeGreaterThan(0), { timeout: 5_000 })
    const avant = dits.length
    await vi.waitFor(
      async () => {
        await move()
        expect(dits.length - avant).toBeGreaterThanOrEqual(combien)
      },
      { timeout: 10_000, interval: 1_000 },
    )
    coupe.abort()
    await fini
    return dits.slice(avant)
  }

  it('un courrier qui change se dit à qui le lit, sans rien de lui', async () => {
    const { GET } = await import('@/app/api/direct/route')
    const read = (siren: string) => base().courrier.updateMany({ where: { siren, luLe: { not: null } }, data: { luLe: new Date() } })
    const dits = await heard(
      'claire',
      GET,
      async () => {
        await read('900000050')
        await base().courrier.updateMany({ where: { siren: DURAND }, data: { luLe: new Date() } })
      },
      1,
    )
    expect(new Set(dits)).toEqual(new Set(['data: {"courrier":true}\n\n']))
  })

  it('la gestion entend ce qui bouge partout, sans le nom de rien, une fois pour tout ce qui arrive ensemble', async () => {
    const { GET } = await import('@/app/api/gestion/direct/route')
    let bouges = 0
    const dits = await heard(
      'sophie',
      GET,
      async () => {
        bouges += (await base().demande.updateMany({ where: { numero: { not: null } }, data: { modifieLe: new Date() } })).count
      },
      1,
    )
    expect(new Set(dits)).toEqual(new Set(['data: {"revoir":true}\n\n']))
    expect(bouges).toBeGreaterThan(10)
    expect(dits.length).toBeLessThan(bouges)
    be('claire')
    expect((await GET(request())).status).toBe(404)
  })

  it('une session fermée n’en ouvre plus', async () => {
    await base().session.updateMany({ where: { empreinte: fingerprint(sids.marc ?? '') }, data: { fermeeLe: new Date() } })
    be('marc')
    expect((await flux(request())).status).toBe(401)
  })
})
