import { redirect } from 'next/navigation'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { env } from '@/lib/ground/env'
import { form as door, publicForm } from '@/doors/form'
import { isOurs } from '@/doors/request'
import type { Outcome } from '@/lib/ground/form-state'
import { invalid, notFound, refused } from '@/lib/ground/errors'
import { IDLE } from '@/lib/ground/form-state'
import { log } from '@/lib/ground/log'
import { Saturation } from '@/lib/identite/password'
import { ask, behindDoor, nextHeaders, quietLog, sessionOf } from './browser.ts'

vi.mock('next/headers', async () => (await import('./browser.ts')).nextHeaders)

const DURAND = '900000019'
const Form = z.object({
  siren: z.string().max(20),
  motif: z.string().min(1, 'Écrivez un motif.').max(50, 'Trop long.'),
  motDePasse: z.string().optional(),
})

let marc: string
let calls: { actor: Actor; input: unknown }[] = []
let outcome: () => Promise<Outcome> = async () => IDLE

const command = async ({ actor }: { actor: Actor }, input: unknown) => {
  calls.push({ actor, input })
  return outcome()
}
const told = (fait: Outcome) => fait
const deposer = door({ right: 'demande:deposer', locate: 'entreprise', schema: Form, secrets: ['motDePasse'] }, command, told)
const administrer = door({ right: 'compte:administrer', locate: 'compte', schema: z.object({ compte: z.string() }) }, command, told)

function form(fields: Record<string, string | string[]> = {}): FormData {
  const data = new FormData()
  for (const [name, values] of Object.entries({ siren: DURAND, motif: 'Un motif', ...fields }))
    for (const value of [values].flat()) data.append(name, value)
  return data
}

beforeAll(async () => {
  expect(nextHeaders).toBeDefined()
  marc = await sessionOf('marc.leroy@durand.example')
})
beforeEach(() => {
  calls = []
  outcome = async () => IDLE
  ask({ cookie: marc })
})

describe('la forme', () => {
  it('n’accepte que (état, formulaire) : tout le reste est refusé avant la session et la commande', async () => {
    const call = deposer as (...args: unknown[]) => Promise<unknown>
    for (const args of [
      [],
      [IDLE],
      [IDLE, {}],
      [IDLE, { siren: { contains: '' } }],
      [form(), IDLE],
      ['x', form()],
      [undefined, form()],
      [IDLE, [['siren', DURAND]]],
      [IDLE, null],
    ])
      expect(await call(...args)).toMatchObject({ status: 'refuse', message: expect.stringContaining('n’a pas la forme attendue') })
    expect(calls).toEqual([])
  })

  it('une saisie qui ne convient pas rend une phrase par champ, et ce qui a été tapé sauf les secrets', async () => {
    expect(await deposer(IDLE, form({ motif: '', motDePasse: 'secret-tape' }))).toEqual({
      status: 'invalide',
      errors: { motif: 'Écrivez un motif.' },
      values: { siren: DURAND, motif: '' },
    })
    expect(calls).toEqual([])
  })

  it('un champ répété, un fichier ou un objet ne deviennent jamais un texte', async () => {
    expect(await deposer(IDLE, form({ siren: [DURAND, '900000050'] }))).toMatchObject({ status: 'invalide', errors: { siren: expect.anything() } })
    const withFile = form()
    withFile.set('motif', new File(['x'], 'x.pdf'))
    expect(await deposer(IDLE, withFile)).toMatchObject({ status: 'invalide', errors: { motif: expect.anything() } })
    expect(calls).toEqual([])
    // À côté de champs justes, il est laissé : les fichiers ont leur porte.
    const beside = form()
    beside.set('piece', new File(['x'], 'x.pdf'))
    await deposer(IDLE, beside)
    expect(calls.map(({ input }) => input)).toEqual([{ siren: DURAND, motif: 'Un motif' }])
  })

  it('ce qui ne va pas sans être dans un champ se dit pour le formulaire entier', async () => {
    const jamais = Form.refine(() => false, 'Ces deux réponses se contredisent.')
    const ensemble = door({ right: 'demande:deposer', locate: 'entreprise', schema: jamais }, command, told)
    expect(await ensemble(IDLE, form())).toMatchObject({ status: 'invalide', errors: { formulaire: 'Ces deux réponses se contredisent.' } })
  })

  it('un champ que la forme ne connaît pas fait refuser tout le formulaire ; les champs de Next sont laissés', async () => {
    for (const name of ['role', '__proto__', 'constructor', 'isAdmin', 'id', 'siren[]']) {
      const state = await deposer(IDLE, form({ [name]: 'superviseur' }))
      expect(state, name).toMatchObject({ status: 'refuse', message: expect.stringContaining('ne connaît pas') })
    }
    expect(calls).toEqual([])
    expect(({} as Record<string, unknown>).role).toBeUndefined()
    await deposer(IDLE, form({ $ACTION_KEY: 'k', '$ACTION_1:0': '{}' }))
    expect(calls.map(({ input }) => input)).toEqual([{ siren: DURAND, motif: 'Un motif' }])
  })

  it('une étape, dont seule la démarche connaît les champs, les reçoit tous ; sa forme ne prend que les siens', async () => {
    const etape = door(
      { right: 'demande:deposer', locate: 'entreprise', schema: Form, libres: true },
      async ({ actor }, input, data) => {
        calls.push({ actor, input: { ...input, champs: [...data.keys()] } })
        return IDLE
      },
      told,
    )
    await etape(IDLE, form({ role: 'superviseur' }))
    expect(calls.map(({ input }) => input)).toEqual([{ siren: DURAND, motif: 'Un motif', champs: ['siren', 'motif', 'role'] }])
  })

  it('trois cents noms, cinq mille valeurs : au-delà, une phrase et rien d’autre, sans que le temps passé dépende du nombre', async () => {
    const many = (names: number, values: number) => {
      const data = form()
      for (let i = 0; i < values; i++) data.append(`c${i % names}`, 'x')
      return data
    }
    const refused = { status: 'refuse', message: expect.stringContaining('n’a pas la forme attendue'), values: {} }
    expect(await deposer(IDLE, many(299, 299))).toEqual(refused)
    expect(await deposer(IDLE, many(1, 4999))).toEqual(refused)
    expect(await deposer(IDLE, many(298, 298))).toMatchObject({ message: expect.stringContaining('ne connaît pas') })
    expect(await deposer(IDLE, many(1, 4998))).toMatchObject({ message: expect.stringContaining('ne connaît pas') })
    let read = 0
    const counted = many(60_000, 60_000)
    const { [Symbol.iterator]: entries } = counted
    counted[Symbol.iterator] = function* (this: FormData) {
      for (const entry of Reflect.apply(entries, counted, [])) {
        read++
        yield entry
      }
    } as FormData[typeof Symbol.iterator]
    expect(await deposer(IDLE, counted)).toEqual(refused)
    expect(read).toBeLessThan(310)
    expect(calls).toEqual([])
  })

  it('quand tout est secret, rien de ce qui a été tapé ne revient', async () => {
    const muette = door(
      { right: 'demande:deposer', locate: 'entreprise', schema: Form, secrets: 'tous' },
      async (): Promise<Outcome> => ({ status: 'refuse', message: 'Non.', values: {} }),
      told,
    )
    expect(await muette(IDLE, form({ motDePasse: 'secret-tape' }))).toEqual({ status: 'refuse', message: 'Non.', values: {} })
  })

  it('un texte énorme est rendu coupé, pas gardé', async () => {
    const state = await deposer(IDLE, form({ motif: 'x'.repeat(1_000_000) }))
    expect(state).toMatchObject({ status: 'invalide', errors: { motif: 'Trop long.' } })
    expect(JSON.stringify(state).length).toBeLessThan(21_000)
  })
})

describe('une origine est la nôtre', () => {
  const [machine, ailleurs] = ['http://localhost:3000', 'https://portail.example']
  it.each<[demonstration: boolean, adresse: string, origine: string, notre: boolean]>([
    [true, machine, 'http://127.0.0.1:3000', true],
    [true, machine, 'http://127.0.0.1:3001', false],
    [true, machine, 'https://127.0.0.1:3000', false],
    [true, machine, 'http://pirate.example:3000', false],
    [true, ailleurs, 'https://localhost', false],
    [true, ailleurs, ailleurs, true],
    [false, machine, 'http://127.0.0.1:3000', false],
    [false, machine, machine, true],
    [false, ailleurs, ailleurs, true],
    [false, ailleurs, `${ailleurs}:444`, false],
    [false, ailleurs, 'n’importe quoi', false],
  ])('démonstration %s, %s : %s, %s', (DEMO, APP_URL, origine, notre) => {
    const { DEMO: demo, APP_URL: adresse } = env()
    try {
      Object.assign(env(), { DEMO, APP_URL })
      expect(isOurs(origine)).toBe(notre)
    } finally {
      Object.assign(env(), { DEMO: demo, APP_URL: adresse })
    }
  })
})

describe('l’origine', () => {
  const site = (headers: Record<string, string>) => async () => {
    ask({ cookie: marc, headers })
    return (await deposer(IDLE, form())).status
  }
  const ours = env().APP_URL

  it.each<[string, Record<string, string>]>([
    ['nos pages', { origin: ours }],
    ['nos pages, dit par le navigateur', { origin: ours, 'sec-fetch-site': 'same-origin' }],
    ['une adresse tapée', { 'sec-fetch-site': 'none' }],
    ['un autre nom de la machine, en démonstration', { origin: ours.replace('localhost', '127.0.0.1') }],
  ])('%s : reçue', async (_, headers) => expect(await site(headers)()).toBe('idle'))

  it.each<[string, Record<string, string>]>([
    ['rien qui le dise', {}],
    ['un autre site', { origin: 'https://pirate.example' }],
    [
      'un autre site qui se dit le nôtre',
      { origin: 'https://pirate.example', host: 'pirate.example', 'x-forwarded-host': 'pirate.example', 'sec-fetch-site': 'same-origin' },
    ],
    ['une origine opaque', { origin: 'null' }],
    ['notre origine, mais le navigateur dit non', { origin: ours, 'sec-fetch-site': 'cross-site' }],
    ['un sous-domaine', { origin: ours, 'sec-fetch-site': 'same-site' }],
    ['un autre port de la machine', { origin: 'http://localhost:1' }],
    ['un nom qui commence comme le nôtre', { origin: `${ours}.pirate.example` }],
  ])('%s : refusée, sans lancer la commande', async (_, headers) => {
    expect(await site(headers)()).toBe('refuse')
    expect(calls).toEqual([])
  })
})

describe('le droit', () => {
  it('la commande reçoit la personne relue de la base', async () => {
    await deposer(IDLE, form())
    expect(calls[0]?.actor.utilisateur.email).toBe('marc.leroy@durand.example')
  })

  it('sans session, avec un cookie forgé, ou sur l’entreprise d’un autre : refusée, et rien de tapé n’est perdu', async () => {
    for (const [cookie, siren] of [
      [undefined, DURAND],
      ['forgé', DURAND],
      [marc, '900000027'],
      [marc, '900000050'],
      [marc, '900000076'],
      [marc, ''],
    ] as const) {
      ask(cookie === undefined ? {} : { cookie })
      expect(await deposer(IDLE, form({ siren, motDePasse: 'secret-tape' }))).toMatchObject({
        status: 'refuse',
        values: { siren, motif: 'Un motif' },
      })
    }
    expect(calls).toEqual([])
  })

  it('à un autre ou inconnue : la même réponse', async () => {
    const messages = await Promise.all(['900000050', '900000076'].map(async (siren) => ({ ...(await deposer(IDLE, form({ siren }))), values: {} })))
    expect(messages[0]).toEqual(messages[1])
  })

  it('vu mais pas permis : la phrase dit quel droit manque', async () => {
    await deposer(IDLE, form())
    const data = new FormData()
    data.set('compte', calls[0]?.actor.perimetre.comptes[0] ?? '')
    calls = []
    expect(await administrer(IDLE, data)).toMatchObject({ status: 'refuse', message: expect.stringMatching(/^Vous n’avez pas le droit d’ajouter/) })
    expect(calls).toEqual([])
  })
})

describe('la suite', () => {
  const outcomeOf = (run: () => Promise<Outcome>) => {
    outcome = run
    return behindDoor(() => deposer(IDLE, form({ motDePasse: 'secret-tape' })))
  }
  const typed = { siren: DURAND, motif: 'Un motif' }

  it('« vers » devient une redirection, qui traverse', async () => {
    await expect(outcomeOf(async () => ({ vers: '/accueil' }))).rejects.toMatchObject({ digest: expect.stringContaining('/accueil') })
  })

  it('les trois erreurs attendues reviennent au formulaire', async () => {
    expect((await outcomeOf(() => Promise.reject(invalid({ motif: 'Déjà dit.' })))).result).toEqual({
      status: 'invalide',
      errors: { motif: 'Déjà dit.' },
      values: typed,
    })
    expect((await outcomeOf(() => Promise.reject(refused('Clos.')))).result).toEqual({ status: 'refuse', message: 'Clos.', values: typed })
    expect((await outcomeOf(() => Promise.reject(notFound()))).result).toMatchObject({ status: 'refuse', values: typed })
  })

  it('une panne ne se lève jamais : un numéro, ce qui a été tapé sauf les secrets, et une ligne au journal', async () => {
    const logged = quietLog(log)
    for (const thrown of [new Error('panne voulue par cet essai'), 'un texte', null, undefined, { kind: 'refuse' }]) {
      const { result } = await outcomeOf(() => Promise.reject(thrown))
      expect(result).toEqual({ status: 'panne', id: 'ESSAI23456', message: expect.stringContaining('ESSAI23456'), values: typed })
    }
    expect(logged()).toHaveLength(5)
    expect(JSON.stringify(logged())).toContain('ESSAI23456')
    expect(JSON.stringify(logged())).not.toContain('secret-tape')
  })

  it('un renvoi que la commande demande à Next part vers Next, sans panne au journal', async () => {
    const logged = quietLog(log)
    outcome = async () => redirect('/accueil')
    await expect(deposer(IDLE, form())).rejects.toMatchObject({ digest: expect.stringContaining('NEXT_REDIRECT') })
    expect(logged()).toEqual([])
  })

  it('une base injoignable : on ne sait pas si c’est fait ; trop de connexions : occupé ; dans les deux cas, réessayez', async () => {
    const coupure = Object.assign(new Error('x'), { code: 'ECONNREFUSED' })
    for (const [thrown, phrase] of [
      [coupure, 'nous ne savons pas si votre envoi a abouti'],
      [new Saturation(), 'momentanément occupé'],
    ] as const) {
      const { result } = await outcomeOf(() => Promise.reject(thrown))
      expect(result).toMatchObject({ status: 'panne', message: expect.stringContaining(phrase), values: typed })
      expect(result).toMatchObject({ message: expect.stringContaining('réessayez') })
    }
  })

  it('une action ouverte à tous est armée de même', async () => {
    const ouverte = publicForm({ schema: Form, secrets: ['motDePasse'] }, async () => ({ status: 'refuse', message: 'Non.', values: {} }))
    ask()
    expect(await ouverte(IDLE, form({ motDePasse: 'secret-tape' }))).toEqual({ status: 'refuse', message: 'Non.', values: typed })
    ask({ headers: { origin: 'https://pirate.example' } })
    expect(await ouverte(IDLE, form())).toMatchObject({ status: 'refuse', message: expect.stringContaining('ne vient pas du portail') })
  })
})
