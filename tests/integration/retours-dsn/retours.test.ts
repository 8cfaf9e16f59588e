import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { judge } from '@/lib/access/visit'
import { asActor, asReader } from '@/lib/data/as-actor'
import { expected } from '@/lib/ground/errors'
import type { Univers } from '@/lib/ground/univers'
import { readPropos } from '@/lib/demandes/brouillon/propos'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { listDeclarants } from '@/lib/notifications/lecteurs'
import { ligneOf } from '@/lib/fiches-dsn/ligne'
import { listNotifications } from '@/lib/notifications/queries'
import { listRetoursPublies } from '@/lib/retours-dsn/gestion/queries'
import { causeOuverte } from '@/lib/retours-dsn/locate'
import { markCorrige } from '@/lib/retours-dsn/mark-corrige'
import { publishRetour } from '@/lib/retours-dsn/publish-retour'
import { listPortefeuilleDsn } from '@/lib/retours-dsn/queries-portefeuille'
import { countACorriger, findPreuves, listCases, listCauses, listFermees } from '@/lib/retours-dsn/queries'
import { PublierDonneesForm } from '@/lib/publication/schema'
import { seeRetours } from '@/lib/retours-dsn/see-retours'
import { RetoursGestionSearch } from '@/lib/retours-dsn/schema'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base, DURAND, staffOf } from '../demandes/brouillon/people'

// Déplier une ligne de fiche coûte : on compte combien de fois.
vi.mock('@/lib/fiches-dsn/ligne', async (original) => {
  const vrai = await original<typeof import('@/lib/fiches-dsn/ligne')>()
  return { ...vrai, ligneOf: vi.fn(vrai.ligneOf) }
})

const DIT = JSON.parse(readFileSync(join(process.cwd(), 'prisma/seed/crm_900000019.json'), 'utf8'))
let claire: Actor
let karim: Actor
let paul: Actor
let sophie: Actor
beforeAll(async () => {
  ;[claire, karim, paul] = (await Promise.all((['claire', 'karim', 'paul'] as const).map((un) => actorOf(PEOPLE[un].email)))) as [Actor, Actor, Actor]
  sophie = await staffOf(PEOPLE.sophie.email)
})

/** Une anomalie telle qu’en base, sans ce qui la situe. */
const POP_NUE = {
  code: 'E-POP-01',
  cause: 'ailleurs',
  individu: '1',
  nom: '',
  gravite: 'bloquante',
  rubrique: 'S21.G00.70.005',
  attendu: ['CA'],
  message: 'm',
}

type Anomalie = Record<string, unknown>
/** Un compte rendu d’un mois, reçu à cette date, avec ces anomalies. */
const retourOf = (mois: string, recuLe: string, anomalies: Anomalie[] = DIT.anomalies, plus: object = {}) => ({
  ...DIT,
  id: `CRM-${randomUUID()}`.slice(0, 40),
  recuLe: `${recuLe}T07:00:00Z`,
  declaration: { ...DIT.declaration, mois },
  codeRetour: anomalies.length > 0 ? 1 : 0,
  anomalies,
  ...plus,
})
const publier = (retour: object, siren = DURAND) =>
  publishRetour(judge(sophie, 'gestion:traiter', null), PublierDonneesForm.parse({ cle: randomUUID(), siren }), {
    octets: Buffer.from(JSON.stringify(retour)),
  })
const ditOf = (run: () => Promise<unknown>) =>
  run().then(
    () => 'publié',
    (erreur: unknown) => {
      const e = expected(erreur)
      return e?.kind === 'invalide' ? Object.values(e.errors).join() : (e?.kind ?? String(erreur))
    },
  )
const page = (actor: Actor, numero: number) => asReader(actor, (db) => listCauses(actor, db, DURAND, numero))
const causes = async (actor: Actor) => (await page(actor, 1)).causes
const only = (actor: Actor, univers: Univers[]): Actor => ({ ...actor, acces: actor.acces.map((a) => ({ ...a, univers })) })
const [POP, BAS, COT] = DIT.anomalies as [Anomalie, Anomalie, Anomalie]

it('notre exemple, dans le monde : les trois causes, et la ligne de fiche qui prouve chacune', async () => {
  const lues = await causes(claire)
  expect(lues.map(({ code, rubrique, valeur, attendu, ecart }) => [code, rubrique, valeur, attendu, ecart])).toEqual([
    ['E-COT-01', 'S21.G00.81.004', '60.07', ['66.63'], 656],
    ['E-BAS-02', 'S21.G00.79.001', null, ['13'], 0],
    ['E-POP-01', 'S21.G00.70.005', 'XX', ['CA'], 0],
  ])
  expect(await asReader(claire, (db) => countACorriger(claire, db, DURAND)), 'ce que compte la rubrique').toBe(3)
  expect(await asReader(claire, (db) => countACorriger(only(claire, ['sante']), db, DURAND))).toBe(0)
  const preuves = await asReader(claire, (db) => findPreuves(claire, db, DURAND, lues))
  for (const { cle } of lues)
    expect(preuves.get(cle)).toMatchObject({ version: 1, ligne: { contrat: { code: 'TRM-CADRE-0000789' }, population: { code: 'CA' } } })
  expect(await asReader(claire, (db) => listCases(claire, db, DURAND, '2026-01'))).toMatchObject([
    { mois: '2026-01', codeRetour: 1, reste: false },
    { mois: '2026-02', codeRetour: 0 },
    { mois: '2026-10', codeRetour: 1, reste: true },
  ])
  expect((await asReader(claire, (db) => listFermees(claire, db, DURAND, new Date('2026-01-01')))).map(({ code }) => code).sort()).toEqual([
    'E-BAS-02',
    'E-COT-01',
    'E-POP-01',
  ])
})

describe('publier', () => {
  it.each<[string, () => Promise<unknown>, string]>([
    [
      'mal formé',
      () => publishRetour(judge(sophie, 'gestion:traiter', null), { cle: randomUUID(), siren: DURAND }, { octets: Buffer.from('{') }),
      'pas un JSON',
    ],
    ['d’un autre SIREN', () => publier(retourOf('2026-11', '2026-12-06'), '900000050'), 'celui du SIREN 900\u00a0000\u00a0019'],
    [
      'sous l’identifiant d’une autre entreprise',
      () => publier(retourOf('2026-11', '2026-12-06', [], { id: DIT.id, declaration: { ...DIT.declaration, siret: '90000005000012' } }), '900000050'),
      'd’une autre entreprise',
    ],
    [
      'd’une entreprise sans contrat',
      () => publier(retourOf('2026-11', '2026-12-06', [], { declaration: { ...DIT.declaration, siret: '99999999800012' } }), '999999998'),
      'aucun contrat',
    ],
  ])('%s : une phrase, et rien d’écrit', async (_nom, run, phrase) => {
    const avant = [await base().retourDsn.count(), await base().anomalieDsn.count(), await base().evenement.count()]
    expect(await ditOf(run)).toContain(phrase)
    expect([await base().retourDsn.count(), await base().anomalieDsn.count(), await base().evenement.count()]).toEqual(avant)
  })

  it('le même deux fois n’en fait qu’un', async () => {
    const retour = retourOf('2025-11', '2025-12-06', [])
    const faits = await Promise.all([publier(retour), publier(retour)])
    expect(faits.map(({ deja }) => deja).sort()).toEqual([false, true])
    expect(await base().evenement.count({ where: { type: 'retour.publie', siren: DURAND } })).toBe(1)
    expect((await asReader(sophie, (db) => listRetoursPublies(db, RetoursGestionSearch.parse({ q: retour.id })))).lignes).toMatchObject([
      { siren: DURAND, mois: '2025-11', anomalies: 0 },
    ])
  })
})

describe('« Corrigé dans la DSN de … », puis fermé par le suivant', () => {
  const noter = async (actor: Actor, cause: string, fait: 'oui' | 'non', mois = '2026-11') => {
    const visee = await asReader(actor, (db) => causeOuverte(actor, db, { siren: DURAND, cause }))
    return visee ? ditOf(() => markCorrige(judge(actor, 'dsn:noter', visee), { siren: DURAND, cause, fait, mois })) : 'introuvable'
  }

  it('se note avec un mois, par qui le peut, et se reprend', async () => {
    const [cause] = await causes(claire)
    const cle = cause?.cle ?? ''
    expect(await noter(paul, cle, 'oui')).toBe('introuvable')
    expect(await noter(only(claire, ['sante']), cle, 'oui')).toBe('introuvable')
    expect(await noter(claire, cle, 'oui', '')).toContain('Choisissez le mois')
    await noter(claire, cle, 'oui')
    expect(await asReader(claire, (db) => countACorriger(claire, db, DURAND))).toBe(2)
    expect((await causes(claire))[0]?.corrigee).toMatchObject({ mois: '2026-11', par: 'Claire Durand' })
    await noter(claire, cle, 'non')
    expect((await causes(claire))[0]?.corrigee).toBeNull()
    await noter(claire, cle, 'oui')
  })

  it('redite un autre mois, la cause dure ; une DSN non prise ne ferme rien', async () => {
    await publier(retourOf('2026-11', '2026-12-06', [POP, COT, { ...BAS, code: 'E-ZZZ-99', message: 'Contrôle interne 42' }]))
    const lues = await causes(claire)
    expect(lues.map(({ code, mois, famille }) => [code, mois, famille?.code ?? null])).toEqual([
      ['E-COT-01', ['2026-11', '2026-10'], 'cotisation'],
      ['E-POP-01', ['2026-11', '2026-10'], 'population'],
      ['E-ZZZ-99', ['2026-11'], null],
    ])
    // Notée en octobre, redite en novembre : elle n’est plus corrigée.
    expect(lues[0]?.corrigee).toBeNull()
    await publier(retourOf('2026-12', '2027-01-06', [], { codeRetour: 3 }))
    expect(await causes(claire)).toHaveLength(3)
  })

  it('redéclaré, le mois est remplacé ; ce qui n’y est plus se ferme, de lui-même', async () => {
    await publier(retourOf('2026-11', '2026-12-09', [POP]))
    expect((await causes(claire)).map(({ code, mois }) => [code, mois])).toEqual([['E-POP-01', ['2026-11', '2026-10']]])
    await publier(retourOf('2027-01', '2027-02-06', []))
    expect(await causes(claire)).toEqual([])
  })
})

describe('ce qu’un compte rendu annonce', () => {
  /** Publie, et joue ce qui suit : les notifications et les courriels de ce compte rendu. */
  const annoncer = async (retour: { id: string }) => {
    await publier(retour)
    const { id } = await base().retourDsn.findUniqueOrThrow({ where: { identifiant: retour.id }, select: { id: true } })
    const fait = await base().evenement.findFirstOrThrow({ where: { type: 'retour.publie', donnees: { path: ['retourDsnId'], equals: id } } })
    await notifyEvent(fait.id)
    const notifications = await base().notification.findMany({ where: { retourDsnId: id } })
    return { id, notifications, courriels: await base().courriel.findMany({ where: { retourDsnId: id } }) }
  }

  it('à qui déclare, une notification et un courriel, sans rien de ce qu’il montre ; lue quand la page s’ouvre', async () => {
    const { id, notifications, courriels } = await annoncer(retourOf('2027-03', '2027-04-06', [POP]))
    const prevenus = notifications.map(({ utilisateurId }) => utilisateurId)
    expect(prevenus).toEqual(expect.arrayContaining([claire, karim].map((un) => un.utilisateur.id)))
    expect(prevenus).not.toContain(paul.utilisateur.id)
    expect([...prevenus].sort()).toEqual(await listDeclarants(base(), id))
    expect(notifications.every(({ type, siren }) => type === 'retour_dsn' && siren === DURAND)).toBe(true)
    expect(courriels.map(({ utilisateurId }) => utilisateurId).sort()).toEqual([...prevenus].sort())
    for (const { texte, html, sujet } of courriels) {
      expect(texte).toContain(`/e/${DURAND}/dsn/comptes-rendus`)
      for (const tu of [POP.message, POP.code, 'LEFEVRE']) expect(`${sujet}${texte}${html}`).not.toContain(tu)
    }
    const lues = await asReader(claire, (db) => listNotifications(claire, db, 1))
    expect(lues.notifications.find(({ type }) => type === 'retour_dsn')).toMatchObject({ objet: 'DSN de mars 2027', siren: DURAND, luLe: null })
    await seeRetours(judge(claire, 'dsn:lire', { siren: DURAND }))
    const non = await base().notification.findMany({ where: { retourDsnId: id, luLe: null }, select: { utilisateurId: true } })
    expect(non.map(({ utilisateurId }) => utilisateurId).sort()).toEqual(prevenus.filter((qui) => qui !== claire.utilisateur.id).sort())
  })

  it('une DSN non prise s’annonce aussi ; tout pris, rien n’attend et personne n’est prévenu', async () => {
    const refusee = await annoncer(retourOf('2027-04', '2027-05-06', [], { codeRetour: 3 }))
    expect(refusee.notifications.map(({ utilisateurId }) => utilisateurId)).toContain(claire.utilisateur.id)
    expect(refusee.courriels[0]?.texte).toContain('n’a pas été prise')
    expect(await annoncer(retourOf('2027-05', '2027-06-06', []))).toMatchObject({ notifications: [], courriels: [] })
  })
})

describe('« Contester »', () => {
  const dit = async (actor: Actor, repere: string) => ditOf(() => asReader(actor, (db) => readPropos(actor, db, DURAND, { anomalie: repere })))

  it('le message commence par la ligne ; une identité ou un compte bancaire n’y passent pas', async () => {
    const [nir, attendu, iban] = ['1 85 05 78 006 084 91', '1850578006085', 'FR7630006000011234567890189']
    const identite = { ...POP, code: 'E-IDT-01', rubrique: 'S21.G00.30.001', valeur: nir, attendu: [attendu] }
    const subrogation = {
      ...POP,
      code: 'E-ZZZ-60',
      rubrique: 'S21.G00.60.007',
      valeur: iban,
      attendu: [],
      message: `IBAN ${iban} refusé pour ${attendu}`,
    }
    await publier(retourOf('2027-06', '2027-07-06', [POP, identite, subrogation]))
    const gardees = JSON.stringify(await base().anomalieDsn.findMany({ where: { siren: DURAND, mois: '2027-06' } }))
    for (const tu of [nir, nir.replaceAll(' ', ''), attendu, iban]) expect(gardees, 'la base n’en garde rien d’entier').not.toContain(tu)
    expect(gardees).toContain('•••• 0189')
    const lues = await causes(claire)
    const repere = (code: string) => lues.find((une) => une.code === code)?.repere ?? ''
    const propos = (code: string) => asReader(claire, (db) => readPropos(claire, db, DURAND, { anomalie: repere(code) }))
    const pop = await propos('E-POP-01')
    expect(pop).toMatchObject({ objet: 'dsn/crm/contester' })
    for (const part of ['E-POP-01', 'juin 2027', 'S21.G00.70.005', 'TRM-CADRE-0000789', 'Valeur trouvée\u00a0: XX', 'Valeur attendue\u00a0: CA'])
      expect(pop?.message).toContain(part)
    const idt = await propos('E-IDT-01')
    expect(idt?.message).toContain('S21.G00.30.001')
    expect(idt?.message).not.toMatch(/Valeur|LEFEVRE|1 85/)
    expect((await propos('E-ZZZ-60'))?.message).not.toMatch(/Valeur|FR76|0189/)
    expect(await dit(paul, repere('E-POP-01'))).toBe('introuvable')
    expect(await dit(only(claire, ['sante']), repere('E-POP-01'))).toBe('introuvable')
  })
})

describe('par cause, sur tout un portefeuille', () => {
  it('à travers les mois et les entreprises, de ce que chacun atteint seulement', async () => {
    const autre = karim.perimetre.sirens.find((siren) => siren !== DURAND && !claire.perimetre.sirens.includes(siren)) ?? ''
    const chez = (siren: string, mois: string) =>
      base().anomalieDsn.create({
        data: { retourId: ouvert, rang: 900 + Number(siren.slice(-2)), siren, univers: 'prevoyance', siret: `${siren}00012`, mois, ...POP_NUE },
        select: { rang: true },
      })
    await publier(retourOf('2027-08', '2027-09-06', [POP]))
    const { retourId: ouvert } = await base().anomalieDsn.findFirstOrThrow({ where: { siren: DURAND, fermeeLe: null, code: 'E-POP-01' } })
    await chez(autre, '2027-07')
    const lus = async (actor: Actor) => asReader(actor, (db) => listPortefeuilleDsn(actor, db, 1))
    const deKarim = await lus(karim)
    expect(deKarim.lignes.filter(({ code }) => code === 'E-POP-01').map(({ siren, parmi }) => [siren, parmi])).toEqual(
      [DURAND, autre].sort().map((siren) => [siren, 2]),
    )
    expect(deKarim.lignes.find(({ siren, code }) => siren === DURAND && code === 'E-POP-01')).toMatchObject({ corrigee: false, salaries: 1 })
    expect(deKarim.entreprises).toBe(new Set(deKarim.lignes.map(({ siren }) => siren)).size)
    const deClaire = await lus(claire)
    expect(new Set(deClaire.lignes.map(({ siren }) => siren))).toEqual(new Set([DURAND]))
    expect(deClaire.total).toBe(deClaire.lignes.length)
    for (const un of [paul, only(claire, ['sante'])]) expect(await lus(un)).toEqual({ lignes: [], total: 0, entreprises: 0 })
  })
})

describe('qui voit quoi', () => {
  it('la base, sans aucun filtre, ne montre ni ne laisse écrire ce qui n’est pas à soi', async () => {
    await publier(retourOf('2027-02', '2027-03-06', [POP]))
    expect(await asReader(paul, (db) => db.retourDsn.count())).toBe(0)
    expect(await asReader(paul, (db) => db.anomalieDsn.count())).toBe(0)
    expect(await asReader(claire, (db) => db.anomalieDsn.count())).toBeGreaterThan(3)
    await expect(asActor(claire, (db) => db.anomalieDsn.updateMany({ data: { fermeeLe: new Date() } }))).rejects.toThrow()
    await expect(asActor(claire, (db) => db.retourDsn.updateMany({ data: { codeRetour: 0 } }))).rejects.toThrow()
    await expect(base().retourDsn.updateMany({ data: { codeRetour: 0 } })).rejects.toThrow()
    expect(await asActor(paul, (db) => db.anomalieDsn.updateMany({ data: { corrigeeMois: null } }))).toEqual({ count: 0 })
    expect(await causes(only(claire, ['sante']))).toEqual([])
  })
})

describe('une page de causes', () => {
  it('dix à la fois, comptées toutes, la plus lourde d’abord et les codes inconnus à la fin ; chaque ligne de fiche se déplie une fois', async () => {
    const numero = (rang: number) => String(rang).padStart(2, '0')
    const connues = Array.from({ length: 23 }, (_, rang) => ({ ...POP, attendu: [`C${numero(rang)}`] }))
    const inconnues = [0, 1].map((rang) => ({ ...POP, code: 'E-ZZZ-99', attendu: [`Z${numero(rang)}`] }))
    await publier(retourOf('2028-01', '2028-02-06', [...inconnues, ...connues, COT, { ...connues[7], individu: { matricule: 'autre' } }]))
    const [une, deux, trois] = [await page(claire, 1), await page(claire, 2), await page(claire, 3)]
    expect([une, deux, trois].map(({ causes: lues }) => lues.length)).toEqual([10, 10, 6])
    expect(une).toMatchObject({ ici: { page: 1, pages: 3, de: 1, a: 10, total: 26 }, reste: 26, inconnues: 2 })
    const toutes = [une, deux, trois].flatMap(({ causes: lues }) => lues)
    expect(new Set(toutes.map(({ cle }) => cle)).size).toBe(26)
    expect(toutes.slice(0, 3).map(({ code, attendu }) => [code, ...attendu])).toEqual([
      ['E-COT-01', '66.63'],
      ['E-POP-01', 'C07'],
      ['E-POP-01', 'C00'],
    ])
    expect(toutes[0]?.ecart).toBe(656)
    expect(toutes.slice(-2).map(({ famille }) => famille)).toEqual([null, null])
    expect((await page(claire, 99)).ici, 'au-delà, la dernière').toMatchObject({ page: 3, de: 21, a: 26 })
    const lignes = await base().ligneFicheDsn.count({ where: { siren: DURAND } })
    vi.mocked(ligneOf).mockClear()
    const preuves = await asReader(claire, (db) => findPreuves(claire, db, DURAND, toutes))
    expect(preuves.size).toBe(26)
    expect(vi.mocked(ligneOf).mock.calls.length).toBeLessThanOrEqual(lignes)
    for (const un of [paul, only(claire, ['sante'])])
      expect(await page(un, 1)).toMatchObject({ causes: [], ici: { total: 0 }, reste: 0, inconnues: 0 })
  })
})

it('ce qui fut publié entier avant d’être tu l’est par la migration, comme à la lecture', async () => {
  const [nir, iban] = ['1850578006084', 'FR7630006000011234567890189']
  const { retourId } = await base().anomalieDsn.findFirstOrThrow({ where: { siren: DURAND }, select: { retourId: true } })
  const commun = { ...POP_NUE, retourId, siren: DURAND, univers: 'prevoyance' as const, siret: `${DURAND}00019`, mois: '2025-01' }
  const vieilles = [
    { rang: 801, rubrique: 'S21.G00.30.001', valeur: nir, attendu: [nir, 'AB'], contratReference: null },
    { rang: 802, rubrique: 'S21.G00.60.007', valeur: null, attendu: [], contratReference: 'TRM-NC-0000123' },
    { rang: 803, rubrique: 'S21.G00.70.005', valeur: 'XX', attendu: ['CA'], contratReference: null, message: `NIR ${nir}, IBAN ${iban}.` },
  ]
  await base().anomalieDsn.createMany({
    data: vieilles.map((une) => ({ ...commun, ...une, cause: `E-POP-01||${une.rubrique}|${une.attendu.join('+')}` })),
  })
  const client = new Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query(readFileSync(join(process.cwd(), 'prisma/migrations/20261130235000_anomalies_tues/migration.sql'), 'utf8'))
    await client.query('ALTER TABLE anomalie_dsn NO FORCE ROW LEVEL SECURITY')
    const { rows } = await client.query('SELECT valeur, attendu, cause, message FROM anomalie_dsn WHERE rang BETWEEN 801 AND 803 ORDER BY rang')
    expect(rows).toEqual([
      { valeur: '•••• 6084', attendu: ['•••• 6084', '••••'], cause: 'E-POP-01||S21.G00.30.001|•••• 6084+••••', message: 'm' },
      { valeur: null, attendu: [], cause: 'E-POP-01|TRM-NC-0000123|S21.G00.60.007|', message: 'm' },
      { valeur: 'XX', attendu: ['CA'], cause: 'E-POP-01||S21.G00.70.005|CA', message: 'NIR ••••, IBAN ••••.' },
    ])
  } finally {
    await client.query('ROLLBACK')
    await client.end()
  }
})
