import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { download } from '@/doors/download'
import { file } from '@/doors/file'
import { notFound, refused, tooFast } from '@/lib/ground/errors'
import { log } from '@/lib/ground/log'
import { ask, behindDoor, quietLog, sessionOf } from './browser.ts'

vi.mock('next/headers', async () => (await import('./browser.ts')).nextHeaders)

const DURAND = '900000019'
const Lieu = z.object({ siren: z.string() })
const ICI = { right: 'demande:lire', locate: 'entreprise', params: Lieu } as const
let claire: string
beforeAll(async () => {
  claire = await sessionOf('claire.durand@durand.example')
})

const asked = (headers: Record<string, string> = {}) => {
  ask({ cookie: claire, headers })
  gestes.length = 0
}
/** Ce qui s’est passé, dans l’ordre. */
const gestes: string[] = []
const note =
  <T>(geste: string, rendu: T) =>
  async (): Promise<T> => {
    gestes.push(geste)
    return rendu
  }
const context = { params: Promise.resolve({ siren: DURAND }) }
const request = (init: RequestInit = {}) => new Request('http://localhost:3000/api/x', { headers: { accept: 'application/json' }, ...init })

async function* deuxOctets() {
  try {
    gestes.push('octet')
    yield Buffer.from('a')
    yield Buffer.from('b')
  } finally {
    gestes.push('refermé')
  }
}
const remise = () => ({ disposition: 'attachment; filename="x.pdf"', type: 'application/pdf', taille: 2, octets: deuxOctets() })

describe('un fichier gardé', () => {
  const porte = (trace: () => Promise<void> = note('tracé', undefined), open = async () => remise()) =>
    download({ ...ICI, gestion: 'gestion:traiter' }, note('trouvé', {}), open, trace)
  const lire = (method = 'GET', ...args: Parameters<typeof porte>) => behindDoor(() => porte(...args)(request(), context), method)
  beforeEach(() => asked())

  it('sa lecture est écrite avant que son premier octet parte', async () => {
    const { result } = await lire()
    expect(await result.text()).toBe('ab')
    expect(gestes).toEqual(['trouvé', 'tracé', 'octet', 'refermé'])
    expect(result.headers.get('content-length')).toBe('2')
  })

  it('une lecture qui ne peut s’écrire n’a pas lieu', async () => {
    const dit = quietLog(log)
    const { result } = await lire('GET', () => Promise.reject(new Error('journal')))
    expect(result.status).toBe(500)
    expect(await result.text()).not.toContain('ab')
    expect(gestes).not.toContain('octet')
    expect(dit()).toHaveLength(1)
    vi.restoreAllMocks()
  })

  it('un HEAD ne trace rien et n’en fait partir aucun octet', async () => {
    const { result } = await lire('HEAD')
    expect([result.status, await result.text()]).toEqual([200, ''])
    expect(gestes).toEqual(['trouvé'])
  })

  it('un préchargement n’est même pas cherché', async () => {
    asked({ 'sec-purpose': 'prefetch' })
    const { result } = await lire()
    expect(result.status).toBe(503)
    expect(gestes).toEqual([])
  })

  it('qui est parti pendant qu’on l’ouvrait n’est pas une panne', async () => {
    const dit = quietLog(log)
    const parti = new AbortController()
    const ouvrir = () => {
      parti.abort()
      return Promise.reject(new Error('coupé'))
    }
    const { result } = await behindDoor(() => porte(undefined, ouvrir)(request({ signal: parti.signal }), context))
    expect(result.status).toBe(499)
    expect(dit()).toEqual([])
    vi.restoreAllMocks()
  })
})

describe('un fichier écrit à la demande', () => {
  const fait = { nom: 'x.csv', type: 'text/csv', octets: new Uint8Array([97]) }
  const porte = (read: () => Promise<object> = note('lu', {}), make = note('fait', fait)) => file(ICI, read, make)
  const lire = (method = 'GET', ...args: Parameters<typeof porte>) => behindDoor(() => porte(...args)(request({ method }), context), method)
  beforeEach(() => asked())

  it('se remet enregistré, jamais ouvert ; un HEAD n’en fabrique pas ; un préchargement n’est même pas lu', async () => {
    const { result } = await lire()
    expect([result.status, await result.text(), result.headers.get('content-disposition')]).toEqual([
      200,
      'a',
      `attachment; filename="x.csv"; filename*=UTF-8''x.csv`,
    ])
    expect(gestes).toEqual(['lu', 'fait'])
    asked()
    expect((await lire('HEAD')).result.status).toBe(200)
    expect(gestes).toEqual(['lu'])
    asked({ 'sec-purpose': 'prefetch' })
    expect((await lire()).result.status).toBe(503)
    expect(gestes).toEqual([])
  })

  it.each([
    ['trop vite', () => tooFast(7), 429, '7', false],
    ['refusé', () => refused('Non.'), 403, null, false],
    ['introuvable', () => notFound(), 404, null, false],
    ['trop de documents à la fois', () => Object.assign(new Error('plein'), { kind: 'saturation' }), 503, '5', false],
    ['base perdue', () => Object.assign(new Error('perdue'), { code: 'ECONNREFUSED' }), 503, '5', false],
    ['panne', () => new Error('imprévu'), 500, null, true],
  ] as const)('%s : le statut, l’attente, une phrase, et le journal d’une panne seule', async (_, erreur, statut, attente, panne) => {
    const dit = quietLog(log)
    const { result } = await lire('GET', () => Promise.reject(erreur()))
    expect([result.status, result.headers.get('retry-after')]).toEqual([statut, attente])
    expect(((await result.json()) as { message: string }).message).not.toBe('')
    expect(dit().length).toBe(panne ? 1 : 0)
    vi.restoreAllMocks()
  })

  it('ce que dit l’adresse se lit tel quel : un nom une fois est un texte, répété une liste ; hors de sa forme, introuvable', async () => {
    const lus: unknown[] = []
    const search = z.strictObject({ statut: z.union([z.string(), z.array(z.string())]).optional() })
    const porte = file(
      { ...ICI, search },
      ({ search: lu }) => Promise.resolve(lus.push(lu)),
      () => Promise.resolve(fait),
    )
    const chercher = async (adresse: string) => {
      const demande = new Request(`http://localhost:3000/api/x?${adresse}`, { headers: { accept: 'application/json' } })
      return (await behindDoor(() => porte(demande, context), 'GET')).result.status
    }
    asked()
    expect([await chercher('statut=une'), await chercher('statut=une&statut=deux'), await chercher('autre=une')]).toEqual([200, 200, 404])
    expect(lus).toEqual([{ statut: 'une' }, { statut: ['une', 'deux'] }])
  })

  it('qui n’est plus connecté apprend que sa session est finie', async () => {
    ask({ headers: {} })
    const { result } = await lire()
    expect(result.status).toBe(401)
  })
})
