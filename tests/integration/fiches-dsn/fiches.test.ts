import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { judge } from '@/lib/access/visit'
import { listAFaire } from '@/lib/a-faire/queries'
import { asActor, asReader } from '@/lib/data/as-actor'
import { changementFicheByRang, ficheDsnByVersion } from '@/lib/fiches-dsn/locate'
import { listFichesPubliees } from '@/lib/fiches-dsn/gestion/queries'
import { markParametre } from '@/lib/fiches-dsn/mark-parametre'
import { publishFiche } from '@/lib/fiches-dsn/publish-fiche'
import { compareFiches, getFiche, getFichePapier, getFicheXml, listVersions } from '@/lib/fiches-dsn/queries'
import { renderFiche } from '@/lib/fiches-dsn/render-fiche'
import { FichesGestionSearch } from '@/lib/fiches-dsn/schema'
import { PublierDonneesForm } from '@/lib/publication/schema'
import { seeFiche } from '@/lib/fiches-dsn/see-fiche'
import { isFauteFiche, joinFiche, readFiche } from '@/lib/fiches-dsn/lire'
import { writeXml } from '@/lib/fiches-dsn/xml'
import { expected } from '@/lib/ground/errors'
import type { Univers } from '@/lib/ground/univers'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { remindFiches } from '@/lib/jobs/remind-fiches'
import { listLecteursFiche } from '@/lib/notifications/lecteurs'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base, DURAND, staffOf } from '../demandes/brouillon/people'

const XML = readFileSync(join(process.cwd(), 'prisma/seed/fpoc_900000019.xml'), 'latin1')
let claire: Actor
let marc: Actor
let karim: Actor
let paul: Actor
let sophie: Actor
beforeAll(async () => {
  ;[claire, marc, karim, paul] = (await Promise.all((['claire', 'marc', 'karim', 'paul'] as const).map((un) => actorOf(PEOPLE[un].email)))) as [
    Actor,
    Actor,
    Actor,
    Actor,
  ]
  sophie = await staffOf(PEOPLE.sophie.email)
})

let jour = 0
/** Une fiche de plus, un jour plus tard, avec ces échanges. */
const nextXml = (...echanges: [string, string][]): string =>
  [['2025-12-10', `2027-02-${String(++jour).padStart(2, '0')}`] as [string, string], ...echanges].reduce((fait, [de, a]) => fait.replace(de, a), XML)
const publier = (xml: string, { siren = DURAND, cle = randomUUID() } = {}) =>
  publishFiche(judge(sophie, 'gestion:traiter', null), PublierDonneesForm.parse({ cle, siren }), { octets: Buffer.from(xml, 'latin1') })
const ditOf = (run: () => Promise<unknown>) =>
  run().then(
    () => 'publiée',
    (erreur: unknown) => {
      const e = expected(erreur)
      if (e?.kind === 'invalide') return Object.values(e.errors).join()
      return e?.kind === 'refuse' ? e.message : (e?.kind ?? String(erreur))
    },
  )
const counted = async () => [
  await base().ficheDsn.count(),
  await base().ligneFicheDsn.count(),
  await base().changementFicheDsn.count(),
  await base().evenement.count(),
]
const evenements = (type: string, ficheDsnId: string) =>
  base().evenement.findMany({ where: { type, donnees: { path: ['ficheDsnId'], equals: ficheDsnId } } })
const idOf = async (version: number) => (await base().ficheDsn.findUniqueOrThrow({ where: { siren_version: { siren: DURAND, version } } })).id
const lire = (actor: Actor, version: number) => asReader(actor, (db) => getFiche(actor, db, { siren: DURAND, version }))
/** La même personne, réduite à ces univers. */
const only = (actor: Actor, univers: Univers[]): Actor => ({ ...actor, acces: actor.acces.map((a) => ({ ...a, univers })) })

describe('les fiches du monde', () => {
  it('notre exemple est la version 1, valeur par valeur, et rendu en XML il se relit à l’identique', async () => {
    const fiche = await lire(claire, 1)
    expect(
      fiche.lignes.map(({ univers, ligne }) => [
        univers,
        ligne.contrat.code,
        ligne.population?.code,
        ligne.composants.map((un) => `${un.type} ${un.taux}`),
      ]),
    ).toEqual([
      ['prevoyance', 'TRM-NC-0000123', 'NC', ['10 1.200']],
      ['prevoyance', 'TRM-CADRE-0000789', 'CA', ['11 1.500', '13 1.100']],
      ['sante', 'TRM-SANTE-0000456', 'ENS', ['18 1.400']],
    ])
    expect(fiche.changements.map(({ phrase, parNom }) => [phrase, parNom])).toEqual([
      ['Première fiche en prévoyance\u00a0: 2\u00a0lignes à paramétrer, à déclarer à partir du 01/01/2026', 'Marc Leroy'],
      ['Première fiche en santé\u00a0: 1\u00a0ligne à paramétrer, à déclarer à partir du 01/01/2026', 'Marc Leroy'],
    ])
    const racine = await asReader(claire, (db) => getFicheXml(claire, db, { siren: DURAND, version: 1 }))
    const notre = readFiche(Buffer.from(XML, 'latin1'))
    if (isFauteFiche(notre)) throw new Error('notre exemple ne se lit pas')
    expect(racine).toEqual(joinFiche(notre))
    expect(readFiche(writeXml(racine))).toEqual(notre)
  })

  it('la version 2 dit ce qui change, et ce qui reste', async () => {
    const fiche = await lire(claire, 2)
    expect(fiche.changements.map(({ phrase, parNom }) => [phrase, parNom])).toEqual([
      ['Apprentis\u00a0: nouvelle population APP, sans cotisation, contrat TRM-NC-0000123, à déclarer à partir du 01/01/2027', 'Marc Leroy'],
      ['Cadres\u00a0: taux TA 1,50\u00a0% → 1,62\u00a0% au 01/01/2027', null],
    ])
    expect(await asReader(claire, async (db) => compareFiches(claire, db, await getFiche(claire, db, { siren: DURAND, version: 2 }), 1))).toEqual(
      fiche.changements.map(({ phrase }) => phrase),
    )
    const neuves = async (version: number) =>
      (await lire(claire, version)).lignes.flatMap(({ neuve, ligne }) => (neuve ? ligne.population?.code : []))
    expect([await neuves(1), (await neuves(2)).sort()]).toEqual([[], ['APP', 'CA']])
    expect(await asReader(claire, (db) => listVersions(claire, db, DURAND))).toMatchObject([
      { version: 2, changements: 2, parametres: 1 },
      { version: 1, changements: 2, parametres: 2 },
    ])
  })

  it('« À faire » dit son premier changement qui reste, non le premier par ordre alphabétique', async () => {
    const ficheId = await idOf(2)
    const dernier = { siren: DURAND, univers: 'prevoyance' as const, quoi: 'x', phrase: 'A : le dernier', effetLe: new Date('2027-01-01') }
    await base().changementFicheDsn.create({ data: { ficheId, rang: 90, ...dernier } })
    const { lignes } = await asReader(claire, (db) => listAFaire(claire, db, '2026-12-01', { taille: 100 }, DURAND))
    await base().changementFicheDsn.delete({ where: { ficheId_rang: { ficheId, rang: 90 } } })
    expect(lignes.find(({ type }) => type === 'fiche')).toMatchObject({ objet: 'Cadres : taux TA 1,50 % → 1,62 % au 01/01/2027', nombre: 2 })
  })

  it('le PDF porte les rubriques, et rien d’autre que ce que la personne atteint', async () => {
    const papier = await asReader(claire, (db) => getFichePapier(claire, db, { siren: DURAND, version: 2 }))
    expect((await renderFiche(papier)).subarray(0, 5).toString()).toBe('%PDF-')
    const sante = only(claire, ['sante'])
    const reduit = await asReader(sante, (db) => getFichePapier(sante, db, { siren: DURAND, version: 2 }))
    expect([reduit.lignes.map(({ contrat }) => contrat.code), reduit.phrases]).toEqual([['TRM-SANTE-0000456'], []])
  })
})

describe('publier', () => {
  it('une version de plus : ses lignes, ses phrases, son événement, une notification et un courriel à chacun, expert-comptable compris', async () => {
    const { version, deja } = await publier(nextXml(['<TAPrev><Taux>1.500', '<TAPrev><Taux>1.700']))
    expect([version, deja]).toEqual([3, false])
    const id = await idOf(3)
    expect((await lire(claire, 3)).changements.map(({ phrase }) => phrase)).toEqual([
      'Cadres\u00a0: taux TA 1,62\u00a0% → 1,70\u00a0% au 01/01/2026',
      'Apprentis\u00a0: APP n’est plus dans la fiche, contrat TRM-NC-0000123, à ne plus déclarer',
    ])
    const [fait] = await evenements('fiche.publiee', id)
    expect(fait).toMatchObject({ siren: DURAND, acteurId: sophie.utilisateur.id, donnees: { version: 3 } })
    await notifyEvent(fait?.id ?? '')
    const prevenus = await base().notification.findMany({ where: { ficheDsnId: id }, select: { utilisateurId: true, type: true, siren: true } })
    expect(prevenus.map(({ utilisateurId }) => utilisateurId)).toEqual(expect.arrayContaining([claire, karim].map((un) => un.utilisateur.id)))
    expect(prevenus.map(({ utilisateurId }) => utilisateurId)).not.toContain(paul.utilisateur.id)
    expect(prevenus.every(({ type, siren }) => type === 'fiche_dsn' && siren === DURAND)).toBe(true)
    expect(await listLecteursFiche(base(), id)).toEqual(prevenus.map(({ utilisateurId }) => utilisateurId).sort())
    const courriels = await base().courriel.findMany({ where: { ficheDsnId: id, utilisateurId: karim.utilisateur.id } })
    expect(courriels).toHaveLength(1)
    expect(courriels[0]?.texte).toContain(`/e/${DURAND}/dsn/fiches/3`)
    expect(courriels[0]?.texte).not.toContain('1,70')
    await seeFiche(judge(claire, 'dsn:lire', { id, siren: DURAND, univers: 'prevoyance' }))
    const lues = await base().notification.findMany({ where: { ficheDsnId: id, luLe: { not: null } }, select: { utilisateurId: true } })
    expect(lues).toEqual([{ utilisateurId: claire.utilisateur.id }])
  })

  it('le même formulaire deux fois n’en fait qu’une ; deux fiches au même instant se suivent', async () => {
    const [cle, xml] = [randomUUID(), nextXml(['1.500', '1.710'])]
    const faits = await Promise.all([publier(xml, { cle }), publier(xml, { cle })])
    expect([new Set(faits.map(({ version }) => version)).size, faits.map(({ deja }) => deja).sort()]).toEqual([1, [false, true]])
    const [une, autre] = [nextXml(['1.500', '1.720']), nextXml(['1.500', '1.730'])]
    const suite = await Promise.allSettled([publier(une), publier(autre)])
    const versions = suite.flatMap((un) => (un.status === 'fulfilled' ? [un.value.version] : []))
    expect(new Set(versions).size).toBe(versions.length)
    expect(versions.length).toBeGreaterThan(0)
  })

  it.each<[string, () => Promise<unknown>, string]>([
    ['mal formée', () => publier(XML.replace('</GROUPE>', '</X>')), 'pas un XML bien formé'],
    ['tronquée', () => publier(XML.slice(0, 900)), 'coupé en route'],
    [
      'd’un autre SIREN',
      () => publier(nextXml(['SIREN="900000019"', 'SIREN="900000050"'])),
      'celle du SIREN 900\u00a0000\u00a0050, et non de 900\u00a0000\u00a0019',
    ],
    ['à entités', () => publier('<!DOCTYPE a [<!ENTITY a "aaaa">]><FICHE>&a;</FICHE>'), 'DOCTYPE ou des entités'],
    [
      'd’une entreprise inconnue',
      () => publier(nextXml(['900000019', '999999998']), { siren: '999999998' }),
      'n’est pas un contrat de santé ou de prévoyance',
    ],
    ['avec le contrat d’une autre', () => publier(nextXml(['TRM-NC-0000123', 'TRM-NC-0000231'])), 'Le contrat TRM-NC-0000231'],
    ['avec un contrat de retraite', () => publier(nextXml(['TRM-NC-0000123', 'TRM-RET-0000321'])), 'Le contrat TRM-RET-0000321'],
    ['plus ancienne', () => publier(XML), 'plus ancienne que la version'],
  ])('%s : une phrase, et rien d’écrit', async (_nom, run, phrase) => {
    const avant = await counted()
    expect(await ditOf(run)).toContain(phrase)
    expect(await counted()).toEqual(avant)
  })

  it('la même, plus récente : elle ne change rien, et n’est pas une version', async () => {
    await publier(nextXml(['1.500', '1.800']))
    const avant = await counted()
    expect(await ditOf(() => publier(nextXml(['1.500', '1.800'])))).toContain('ne change rien à la version')
    expect(await counted()).toEqual(avant)
  })

  it('la gestion les voit toutes, cherchées par SIREN ou par nom', async () => {
    const liste = (q: string) => asReader(sophie, (db) => listFichesPubliees(db, FichesGestionSearch.parse({ q })))
    for (const q of ['900 000 019', 'durand', 'DÛRÂND']) expect((await liste(q)).lignes.every(({ siren }) => siren === DURAND)).toBe(true)
    for (const q of ['durand', 'DÛRÂND']) expect((await liste(q)).total, q).toBeGreaterThan(3)
    expect((await liste('nulle part')).total).toBe(0)
  })
})

describe('« Paramétré en paie »', () => {
  const noter = async (actor: Actor, rang: number, fait: 'oui' | 'non' = 'oui') => {
    const vise = await asReader(actor, (db) => changementFicheByRang(actor, db, { siren: DURAND, version: 2, rang }))
    if (!vise) return 'introuvable'
    return ditOf(() => markParametre(judge(actor, 'dsn:noter', vise), { siren: DURAND, version: 2, rang, fait }))
  }
  const ligne = async (rang: number) => base().changementFicheDsn.findFirst({ where: { siren: DURAND, rang, fiche: { version: 2 } } })

  it('dit qui et quand, une fois ; le premier reste, et l’on peut revenir en arrière', async () => {
    await noter(claire, 1)
    const notee = await ligne(1)
    expect(notee).toMatchObject({ par: claire.utilisateur.id, parNom: expect.stringContaining('Claire'), le: expect.any(Date) })
    await noter(karim, 1)
    expect(await ligne(1)).toEqual(notee)
    expect(await evenements('fiche.parametree', await idOf(2))).toMatchObject([
      { siren: DURAND, acteurId: claire.utilisateur.id, donnees: { rang: 1 } },
    ])
    await noter(karim, 1, 'non')
    await noter(karim, 1, 'non')
    expect(await ligne(1)).toMatchObject({ par: null, parNom: null, le: null })
    expect(await evenements('fiche.reprise', await idOf(2))).toHaveLength(1)
  })

  it('ni un autre, ni en lecture seule, ni hors de son univers', async () => {
    expect(await noter(paul, 1)).toBe('introuvable')
    expect(await noter(only(claire, ['sante']), 1)).toBe('introuvable')
    const lecture = { ...claire, acces: claire.acces.map((a) => ({ ...a, lectureSeule: true })) }
    expect(() => judge(lecture, 'dsn:noter', { siren: DURAND, univers: 'prevoyance' })).toThrow()
    expect(await ligne(1)).toMatchObject({ le: null })
  })
})

describe('qui voit quoi', () => {
  it('un univers ne montre que ses lignes ; une autre entreprise, rien', async () => {
    const sante = only(claire, ['sante'])
    expect((await lire(sante, 1)).lignes.map(({ ligne }) => ligne.contrat.code)).toEqual(['TRM-SANTE-0000456'])
    expect((await lire(sante, 1)).changements).toHaveLength(1)
    const retraite = only(claire, ['retraite'])
    await expect(lire(retraite, 1)).rejects.toThrow()
    expect(await asReader(retraite, (db) => ficheDsnByVersion(retraite, db, { siren: DURAND, version: 1 }))).toBeNull()
    expect(await asReader(paul, (db) => ficheDsnByVersion(paul, db, { siren: DURAND, version: 1 }))).toBeNull()
    await expect(lire(paul, 1)).rejects.toThrow()
    expect(await asReader(paul, (db) => listVersions(paul, db, DURAND))).toEqual([])
    expect((await lire(marc, 1)).lignes).toHaveLength(3)
  })

  it('la base, sans aucun filtre, ne montre ni ne laisse écrire ce qui n’est pas à soi', async () => {
    expect(await asReader(paul, (db) => db.ficheDsn.count())).toBe(0)
    expect(await asReader(paul, (db) => db.ligneFicheDsn.count())).toBe(0)
    expect(await asReader(paul, (db) => db.changementFicheDsn.count())).toBe(0)
    expect(await asReader(claire, (db) => db.ficheDsn.count())).toBeGreaterThan(1)
    const id = await idOf(1)
    const ecrit = { ficheId: id, rang: 99, siren: DURAND, univers: 'sante', contratReference: 'X', groupe: {}, parametres: {} } as const
    await expect(asActor(claire, (db) => db.ligneFicheDsn.createMany({ data: [ecrit] }))).rejects.toThrow()
    await expect(asActor(claire, (db) => db.ficheDsn.updateMany({ where: { id }, data: { version: 99 } }))).rejects.toThrow()
    await expect(asActor(sophie, (db) => db.ligneFicheDsn.updateMany({ where: { ficheId: id }, data: { contratReference: 'X' } }))).rejects.toThrow()
    await expect(base().ficheDsn.updateMany({ where: { id }, data: { version: 99 } })).rejects.toThrow()
    const autre = { par: karim.utilisateur.id, parNom: 'Karim', le: new Date() }
    await expect(asActor(claire, (db) => db.changementFicheDsn.updateMany({ where: { ficheId: id }, data: autre }))).rejects.toThrow()
    expect(
      await asActor(paul, (db) => db.changementFicheDsn.updateMany({ where: { ficheId: id }, data: { par: null, parNom: null, le: null } })),
    ).toEqual({
      count: 0,
    })
  })
})

describe('le rappel', () => {
  it('trois jours avant la DSN, une fois par échéance, à qui peut noter ; ni plus tôt, ni avant l’effet, ni quand tout est noté', async () => {
    const derniere = await base().ficheDsn.findFirstOrThrow({ where: { siren: DURAND }, orderBy: { version: 'desc' } })
    const rappels = async () => (await evenements('fiche.rappelee', derniere.id)).map(({ donnees }) => (donnees as { avant: string }).avant).sort()
    await remindFiches('2027-03-01')
    expect(await rappels()).toEqual([])
    await remindFiches('2027-03-02')
    await remindFiches('2027-03-04')
    expect(await rappels()).toEqual(['2027-03-05'])
    await remindFiches('2027-04-03')
    expect(await rappels()).toEqual(['2027-03-05', '2027-04-05'])
    const [fait] = await evenements('fiche.rappelee', derniere.id)
    await notifyEvent(fait?.id ?? '')
    const prevenus = await base().notification.findMany({ where: { evenementId: fait?.id ?? '' }, select: { utilisateurId: true } })
    expect(prevenus.map(({ utilisateurId }) => utilisateurId)).toEqual(expect.arrayContaining([claire, karim].map((un) => un.utilisateur.id)))
    expect(await base().courriel.count({ where: { ficheDsnId: derniere.id, sujet: { startsWith: 'À paramétrer avant' } } })).toBe(prevenus.length)
    // Ce qui prend effet en mai attend la DSN de mai, due en juin.
    await publier(
      nextXml(
        ['1.500', '1.900'],
        [
          '01012026">\n   <Organisme CodeOC="P0971"/><Contrat ReferenceContrat="TRM-CADRE',
          '01052027">\n   <Organisme CodeOC="P0971"/><Contrat ReferenceContrat="TRM-CADRE',
        ],
      ),
    )
    const suivante = await base().ficheDsn.findFirstOrThrow({ where: { siren: DURAND }, orderBy: { version: 'desc' } })
    await remindFiches('2027-05-03')
    expect(await evenements('fiche.rappelee', suivante.id)).toEqual([])
    await base().changementFicheDsn.updateMany({
      where: { ficheId: suivante.id },
      data: { par: claire.utilisateur.id, parNom: 'Claire', le: new Date() },
    })
    await remindFiches('2027-06-05')
    expect(await evenements('fiche.rappelee', suivante.id)).toEqual([])
  })
})
