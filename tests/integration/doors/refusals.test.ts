import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { actorOfSession } from '@/lib/identite/session'
import { systemDb } from '@/lib/data/as-system'
import { flushRefusals, noteFailedSignIn, noteRefusal, PART_PAR_MINUTE } from '@/lib/acts/refusals'
import { PieceParams } from '@/lib/demandes/pieces/schema'
import { SirenParams } from '@/lib/entreprises/schema'
import { form as door } from '@/doors/form'
import { notFound, refused } from '@/lib/ground/errors'
import { file } from '@/doors/file'
import { IDLE } from '@/lib/ground/form-state'
import { log } from '@/lib/ground/log'
import { page } from '@/doors/page'
import { post, readJson, writeJson } from '@/doors/json'
import { stream } from '@/doors/stream'
import { download } from '@/doors/download'
import { SANS_CORPS, upload } from '@/doors/upload'
import { readSid } from '@/lib/identite/cookie'
import { openSession } from '@/lib/identite/open-session'
import { ask, behindDoor, sessionOf } from './browser.ts'

vi.mock('next/headers', async () => (await import('./browser.ts')).nextHeaders)

const [DURAND, AUTRE] = ['900000019', '900000050']
const db = systemDb('travail')
let marc: string
let acteur: Actor

type Ligne = { type: string; acteurId: string | null; siren: string | null; donnees: Record<string, unknown>; requete: string | null }
const journal = async (): Promise<Ligne[]> => {
  const lignes = await db.evenement.findMany({
    where: { type: { in: ['acces.refuse', 'connexion.refusee', 'refus.en_nombre'] } },
    orderBy: { rang: 'asc' },
    select: { type: true, acteurId: true, siren: true, donnees: true, requete: true },
  })
  return lignes as Ligne[]
}
let deja = 0
/** Ce que le journal a reçu depuis le début de l’essai, minute close. */
const nouveaux = async () => {
  await flushRefusals()
  return (await journal()).slice(deja)
}

beforeAll(async () => {
  marc = await sessionOf('marc.leroy@durand.example')
})
beforeEach(async () => {
  await flushRefusals()
  deja = (await journal()).length
  ask({ cookie: marc })
  acteur = (await actorOfSession((await readSid(marc)) ?? '', false)) as Actor
})

const request = (method = 'GET') => new Request('http://localhost:3000/api/x', { method, ...(method === 'GET' ? {} : { body: '{}' }) })
const context = (params: object = {}) => ({ params: Promise.resolve(params) })
const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}
const jamais = () => Promise.reject(new Error('ne doit pas être atteint'))
const vue = async () => ({ titre: 'x', vue: null })
const idle = () => IDLE
const DEPOSER = { right: 'demande:deposer', locate: 'entreprise' } as const
const Lieu = z.object({ siren: z.string() })

/** Chaque porte, refusant comme elle le fait : par le droit de la personne, ou par ce que lève la commande. */
const PORTES: [nom: string, porte: string, genre: string, siren: string | null, refuser: () => Promise<unknown>][] = [
  [
    'une page d’une autre entreprise',
    'page',
    'introuvable',
    null,
    () =>
      page(
        { right: 'entreprise:voir', locate: 'entreprise', params: SirenParams },
        vue,
      )({ params: Promise.resolve({ siren: AUTRE }), searchParams: Promise.resolve({}) }),
  ],
  [
    'une page vue mais pas permise',
    'page',
    'refuse',
    DURAND,
    () =>
      page({ right: 'entreprise:voir', locate: 'entreprise', params: SirenParams }, () => Promise.reject(refused('Non.')))({
        params: Promise.resolve({ siren: DURAND }),
        searchParams: Promise.resolve({}),
      }),
  ],
  [
    'une action sur une autre entreprise',
    'action',
    'introuvable',
    null,
    () => door({ ...DEPOSER, schema: Lieu }, jamais, idle)(IDLE, form({ siren: AUTRE })),
  ],
  [
    'une action que la commande refuse',
    'action',
    'refuse',
    DURAND,
    () => door({ ...DEPOSER, schema: Lieu }, () => Promise.reject(refused('Non.')), idle)(IDLE, form({ siren: DURAND })),
  ],
  ['une lecture en JSON', 'route', 'introuvable', null, () => readJson({ right: 'gestion:traiter', search: z.object({}) }, jamais)(request())],
  [
    'une écriture en JSON',
    'route',
    'introuvable',
    null,
    () => writeJson({ right: 'demande:deposer', params: z.object({}), body: z.object({}) }, jamais)(request('PUT'), context()),
  ],
  [
    'une écriture en JSON que la commande refuse',
    'route',
    'refuse',
    DURAND,
    () =>
      writeJson({ ...DEPOSER, params: Lieu, body: z.object({}) }, () => Promise.reject(refused('Non.')))(request('PUT'), context({ siren: DURAND })),
  ],
  ['un formulaire ordinaire', 'route', 'introuvable', null, () => post({ right: 'gestion:traiter' }, jamais)()],
  [
    'un dépôt sur un objet d’autrui',
    'envoi',
    'introuvable',
    null,
    () =>
      upload(
        { right: 'demande:deposer', params: PieceParams, locate: 'brouillonOuvert' },
        SANS_CORPS,
        jamais,
      )(request('PUT'), context({ id: randomUUID() })),
  ],
  [
    'un dépôt vu mais pas permis',
    'envoi',
    'refuse',
    DURAND,
    () => upload({ ...DEPOSER, params: Lieu }, SANS_CORPS, () => Promise.reject(refused('Non.')))(request('PUT'), context({ siren: DURAND })),
  ],
  [
    'un fichier gardé',
    'fichier',
    'introuvable',
    null,
    () =>
      download(
        { right: 'demande:lire', gestion: 'gestion:traiter', locate: 'entreprise', params: Lieu },
        () => Promise.reject(notFound()),
        jamais,
        jamais,
      )(request(), context({ siren: DURAND })),
  ],
  [
    'un fichier écrit à la demande',
    'fichier',
    'introuvable',
    null,
    () => file({ right: 'demande:lire', locate: 'entreprise', params: Lieu }, jamais, jamais)(request(), context({ siren: AUTRE })),
  ],
  ['un flux', 'flux', 'introuvable', null, () => stream({ right: 'gestion:traiter' }, jamais)(request())],
]

describe('chaque porte écrit ce qu’elle refuse', () => {
  it.each(PORTES)('%s', async (_nom, porte, genre, siren, refuser) => {
    await behindDoor(refuser)
    const lignes = await nouveaux()
    expect(lignes).toEqual([
      {
        type: 'acces.refuse',
        acteurId: acteur.utilisateur.id,
        siren,
        requete: 'ESSAI23456',
        donnees: { porte, genre, droit: expect.stringMatching(/^[a-z]+:[a-z]+$/), nombre: 1, suite: false },
      },
    ])
  })

  it('aucune porte n’y échappe : celle qui juge un droit passe par le même point', () => {
    const dossier = join(import.meta.dirname, '../../../doors')
    // La première porte renvoie à la page des refus, qui les note.
    const juge = (f: string) => f !== 'first-door.ts' && /\b(?:verdict|judge)\(/.test(readFileSync(join(dossier, f), 'utf8'))
    const portes = readdirSync(dossier).filter(juge)
    expect(portes).toContain('visit.ts')
    for (const f of portes) expect(readFileSync(join(dossier, f), 'utf8'), f).toMatch(/\bwatchRefusal\(/)
  })

  it('une saisie fausse, une panne, un anonyme n’en sont pas', async () => {
    vi.spyOn(log, 'error').mockImplementation(() => undefined)
    await door({ ...DEPOSER, schema: Lieu }, jamais, idle)(IDLE, form({}))
    await behindDoor(() => door({ ...DEPOSER, schema: Lieu }, jamais, idle)(IDLE, form({ siren: DURAND })))
    ask()
    await behindDoor(() => readJson({ right: 'gestion:traiter', search: z.object({}) }, jamais)(request()))
    vi.restoreAllMocks()
    expect(await nouveaux()).toEqual([])
  })
})

describe('une attaque se voit et ne remplit pas le journal', () => {
  it('mille refus d’une personne dans la minute : une ligne aussitôt, une autre avec leur nombre', async () => {
    for (let n = 0; n < 1000; n++) noteRefusal(acteur, { porte: 'page', genre: 'introuvable', droit: 'contrat:lire' })
    await expect.poll(async () => (await journal()).slice(deja).map(({ donnees }) => donnees.nombre)).toEqual([1])
    expect((await nouveaux()).map(({ donnees }) => [donnees.nombre, donnees.suite])).toEqual([
      [1, false],
      [999, true],
    ])
    noteRefusal(acteur, { porte: 'page', genre: 'introuvable', droit: 'contrat:lire' })
    expect((await nouveaux()).map(({ donnees }) => donnees.nombre)).toEqual([1, 999, 1])
  })

  it('mille adresses essayées : la part d’une minute a sa ligne, le reste un nombre, et rien n’est perdu du compte', async () => {
    for (let n = 0; n < 1000; n++) noteFailedSignIn({ email: `p${n}@inconnue.example`, ip: `10.0.${n >> 8}.${n & 255}`, espace: 'client' })
    const lignes = await nouveaux()
    expect(lignes.filter(({ type }) => type === 'connexion.refusee')).toHaveLength(PART_PAR_MINUTE)
    expect(lignes.filter(({ type }) => type === 'refus.en_nombre').map(({ donnees }) => donnees)).toEqual([
      { sorte: 'connexion', nombre: 1000 - PART_PAR_MINUTE },
    ])
    // Des connexions ratées en nombre ne cachent pas ce qu’une personne se voit refuser.
    for (let n = 0; n < 100; n++) noteFailedSignIn({ email: `q${n}@inconnue.example`, ip: '10.0.0.1', espace: 'client' })
    noteRefusal(acteur, { porte: 'page', genre: 'introuvable', droit: null })
    expect((await nouveaux()).some(({ type }) => type === 'acces.refuse')).toBe(true)
  })

  it('une connexion ratée dit son adresse par son empreinte seule, la même d’une fois à l’autre', async () => {
    const rater = (identifiant: string, ip: string) =>
      openSession({ identifiant, motDePasse: 'Autre-mot-2026', espace: 'client' }, { ip, appareil: null })
    await rater('claire.durand@durand.example', '192.0.2.77')
    await rater(' Claire.Durand@durand.example', '192.0.2.78')
    await rater('personne@inconnue.example', '192.0.2.77')
    const lignes = await nouveaux()
    expect(lignes.map(({ donnees: { nombre, suite } }) => [nombre, suite])).toEqual([
      [1, false],
      [1, false],
      [1, true],
    ])
    expect(new Set(lignes.map(({ donnees }) => donnees.adresse)).size).toBe(2)
    expect(JSON.stringify(lignes)).not.toMatch(/claire|durand|inconnue|192\.0\.2/i)
    expect(lignes.every(({ acteurId }) => acteurId === null)).toBe(true)
  })

  it('un journal qui ne s’écrit pas n’arrête personne, et n’est pas tu', async () => {
    const erreurs = vi.spyOn(log, 'error').mockImplementation(() => undefined)
    noteRefusal({ utilisateur: { ...acteur.utilisateur, id: 'pas-un-uuid' } }, { porte: 'page', genre: 'refuse', droit: null })
    await flushRefusals()
    expect(JSON.stringify(erreurs.mock.calls)).toContain('acces.refuse')
    vi.restoreAllMocks()
  })
})
