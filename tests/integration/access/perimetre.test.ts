import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Acces, type Actor, actorFrom } from '@/lib/access/actor'
import type { Univers } from '@/lib/ground/univers'
import { lieuOf, RIGHTS, type Right } from '@/lib/access/rights'
import { sirensOf } from '@/lib/access/reach'
import { contratsOf, courriersOf, demandesOf, demandesSql, reachSql } from '@/lib/data/reach'
import { asReader } from '@/lib/data/as-actor'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { whoReaches } from '@/lib/data/sql/acces'
import { atteint, atteintDemande, type Ligne, type LigneDemande, ouvre, type Registres, type Titre, titresNaifs } from '../../support/attendu'
import { EMAILS } from '../../support/matrix'
import { actorOf, base, same } from './people'
import { AILLEURS, DEUX, type PetitMonde, petitMonde, UNE } from './petit-monde'

const UNIVERS: Univers[] = ['sante', 'prevoyance', 'retraite']
const DROITS = (Object.keys(RIGHTS) as Right[]).filter((right) => lieuOf(right) === 'siren')

type Row<T> = T & { id: string }
let demandes: Row<LigneDemande>[]
let courriers: Row<Ligne>[]
let contrats: Row<Ligne>[]
let sirens: string[]
let comptes: string[]
let auteurs: string[]
const cast: [string, Actor][] = []

beforeAll(async () => {
  await readRows()
  for (const [nom, email] of Object.entries(EMAILS)) cast.push([nom, await actorOf(email)])
}, 60_000)

async function readRows(): Promise<void> {
  demandes = await base().demande.findMany({ select: { id: true, siren: true, univers: true, statut: true, auteurId: true, compteId: true } })
  courriers = await base().courrier.findMany({ select: { id: true, siren: true, univers: true } })
  contrats = await base().contrat.findMany({ select: { id: true, siren: true, univers: true } })
  sirens = [...new Set([...demandes, ...courriers].map(({ siren }) => siren))]
  const brouillons = demandes.filter(({ statut }) => statut === 'a_finaliser')
  comptes = [...new Set(brouillons.map(({ compteId }) => compteId))]
  auteurs = [...new Set(brouillons.map(({ auteurId }) => auteurId))]
}

/**
 * Chaque table par ses trois chemins : le filtre de Prisma (seul, et sous un `AND`, où un filtre vide disparaîtrait), sa forme SQL, et le compte
 * naïf fait ici sur toutes les lignes.
 */
async function check(db: Db, actor: Actor, right: Right, siren: string | undefined, qui: string): Promise<void> {
  const ici = (row: Ligne) => siren === undefined || row.siren === siren
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id)
  const sql = (from: Prisma.Sql) => db.$queryRaw<{ id: string }[]>`SELECT id::text FROM ${from}`
  const select = { id: true } as const
  const tables = [
    {
      table: 'demande',
      naif: demandes.filter((d) => ici(d) && atteintDemande(actor, right, d)),
      prisma: await db.demande.findMany({ where: demandesOf(actor, right, siren), select }),
      sous: await db.demande.findMany({ where: { AND: [{ id: { not: randomUUID() } }, demandesOf(actor, right, siren)] }, select }),
      sql: await sql(Prisma.sql`demande d WHERE ${demandesSql(actor, right, siren)}`),
    },
    {
      table: 'courrier',
      naif: courriers.filter((c) => ici(c) && atteint(actor, right, c)),
      prisma: await db.courrier.findMany({ where: courriersOf(actor, right, siren), select }),
      sous: await db.courrier.findMany({ where: { AND: [{ id: { not: randomUUID() } }, courriersOf(actor, right, siren)] }, select }),
      sql: await sql(Prisma.sql`courrier c WHERE ${reachSql(actor, right, 'c', siren)}`),
    },
    {
      table: 'contrat',
      naif: contrats.filter((c) => ici(c) && atteint(actor, right, c)),
      prisma: await db.contrat.findMany({ where: contratsOf(actor, right, siren), select }),
      sous: await db.contrat.findMany({ where: { AND: [{ id: { not: randomUUID() } }, contratsOf(actor, right, siren)] }, select }),
      sql: await sql(Prisma.sql`contrat k WHERE ${reachSql(actor, right, 'k', siren)}`),
    },
  ]
  for (const { table, naif, ...trouves } of tables)
    for (const [chemin, rows] of Object.entries(trouves)) same(ids(rows), ids(naif), `${qui}, ${right}, ${table} par ${chemin}`)
}

const titre: fc.Arbitrary<Acces> = fc
  .record({
    role: fc.constantFrom('administrateur', 'collaborateur', 'expert_comptable'),
    lectureSeule: fc.boolean(),
    univers: fc.subarray(UNIVERS),
    compte: fc.nat(),
    sirens: fc.uniqueArray(fc.nat(), { maxLength: 6 }),
  })
  .map(({ role, lectureSeule, univers, compte, sirens: rangs }) => ({
    id: randomUUID(),
    voie: role === 'expert_comptable' ? 'delegation' : 'membre',
    role: role as Acces['role'],
    compteId: comptes[compte % comptes.length] ?? '',
    compteNom: 'Essai',
    lectureSeule: role === 'expert_comptable' && lectureSeule,
    univers: role === 'expert_comptable' ? univers : UNIVERS,
    sirens: [...new Set(rangs.map((rang) => (rang % 11 === 10 ? '900000076' : (sirens[rang % sirens.length] ?? ''))))],
  }))

const personne = fc
  .record({ titres: fc.array(titre, { maxLength: 4 }), auteur: fc.nat(), gestion: fc.constantFrom(null, null, null, null, 'gestionnaire' as const) })
  .map(({ titres, auteur, gestion }) =>
    actorFrom({
      sessionId: 's',
      utilisateur: { id: auteurs[auteur % auteurs.length] ?? '', prenom: 'Essai', nom: 'Essai', email: 'e@e.example', civilite: 'madame' },
      gestion,
      cabinet: null,
      acces: titres,
    }),
  )

describe('le périmètre : Prisma = SQL = compte naïf', () => {
  it('le monde a de quoi le prouver', () => {
    expect(demandes.length).toBeGreaterThan(500)
    expect(new Set(courriers.map(({ univers }) => univers)).size).toBe(3)
    expect(comptes.length).toBeGreaterThan(1)
    const [, karim] = cast.find(([nom]) => nom === 'karim') ?? []
    expect(new Set(karim?.acces.map(({ univers, lectureSeule }) => `${univers} ${lectureSeule}`)).size).toBe(3)
  })

  it('chacun, chaque droit, sans la sécurité par ligne : le filtre tient seul', async () => {
    for (const [nom, actor] of cast) for (const right of DROITS) await check(base(), actor, right, undefined, nom)
  })

  it('chacun, chaque droit, sur chaque entreprise nommée, sans la sécurité par ligne', async () => {
    for (const [nom, actor] of cast)
      for (const siren of ['900000019', '900000050', '900000175', '900000217'])
        for (const right of ['demande:lire', 'demande:deposer', 'courrier:lire'] as const) await check(base(), actor, right, siren, nom)
  })

  it('chacun, avec la sécurité par ligne : elle n’ôte rien et n’ajoute rien', async () => {
    for (const [nom, actor] of cast)
      await asReader(actor, async (db) => {
        for (const right of ['demande:lire', 'demande:repondre', 'compte:administrer'] as const) await check(db, actor, right, undefined, nom)
      })
  })

  it('des personnes tirées au hasard : titres, lecture seule, univers, sans titre, sans entreprise', async () => {
    await fc.assert(
      fc.asyncProperty(personne, fc.constantFrom(...DROITS), fc.option(fc.nat(), { nil: undefined }), async (actor, right, rang) => {
        await check(base(), actor, right, rang === undefined ? undefined : sirens[rang % sirens.length], JSON.stringify(actor.acces))
        same(
          sirensOf(actor, right),
          new Set(
            actor.acces.flatMap((t) =>
              // Un titre sans univers où ce droit vaut n’en atteint aucune.
              UNIVERS.some((univers) => atteint({ ...actor, acces: [t] }, right, { siren: t.sirens[0] ?? '', univers })) ? t.sirens : [],
            ),
          ),
          'entreprises',
        )
      }),
      { numRuns: 120 },
    )
  })

  it('la gestion n’a pas de titre : aucun droit de client ne lui donne une ligne', async () => {
    const sophie = await actorOf(EMAILS.sophie)
    const avecTitre = actorFrom({ ...sophie, acces: cast.find(([nom]) => nom === 'claire')?.[1].acces ?? [] })
    for (const right of DROITS) await check(base(), avecTitre, right, undefined, 'sophie')
    expect(await base().demande.count({ where: { AND: [{ siren: '900000019' }, demandesOf(avecTitre, 'demande:lire')] } })).toBe(0)
  })

  it('avec le sien, la gestion atteint toutes les demandes envoyées, aucun brouillon ; et nul autre ne l’atteint par lui', async () => {
    const envoyees = demandes.filter(({ statut }) => statut !== 'a_finaliser')
    const ids = (rows: { id: string }[]) => rows.map(({ id }) => id)
    const ici = (rows: Row<Ligne>[], siren?: string) => ids(siren ? rows.filter((r) => r.siren === siren) : rows)
    for (const [nom, actor] of cast)
      for (const siren of [undefined, '900000019'])
        for (const [droits, lecture] of [
          ['gestion:traiter', null],
          [['demande:lire', 'gestion:traiter'], 'demande:lire'],
        ] as const) {
          const attendues = actor.gestion ? envoyees : demandes.filter((d) => lecture !== null && atteintDemande(actor, lecture, d))
          const where = demandesOf(actor, droits, siren)
          same(ids(await base().demande.findMany({ where, select: { id: true } })), ici(attendues, siren), `${nom}, ${droits} par Prisma`)
          const sql = await base().$queryRaw<{ id: string }[]>`SELECT id::text FROM demande d WHERE ${demandesSql(actor, droits, siren)}`
          same(ids(sql), ici(attendues, siren), `${nom}, ${droits} par SQL`)
          const tous = actor.gestion ? contrats : contrats.filter((c) => lecture !== null && atteint(actor, lecture, c))
          same(
            ids(await base().contrat.findMany({ where: contratsOf(actor, droits, siren), select: { id: true } })),
            ici(tous, siren),
            `${nom}, contrats`,
          )
          const k = await base().$queryRaw<{ id: string }[]>`SELECT id::text FROM contrat k WHERE ${reachSql(actor, droits, 'k', siren)}`
          same(ids(k), ici(tous, siren), `${nom}, contrats par SQL`)
        }
  })
})

/** Ce que la base garde des accès, et le jour qu’il est à Paris. */
async function registres(): Promise<Registres> {
  const [personnes, membres, cabinets, delegations, rattachements, habilitations] = await Promise.all([
    base().utilisateur.findMany({ select: { id: true, desactiveLe: true, gestion: true } }),
    base().membre.findMany(),
    base().membreCabinet.findMany(),
    base().delegation.findMany(),
    base().rattachement.findMany(),
    base().habilitation.findMany(),
  ])
  return { personnes, membres, cabinets, delegations, rattachements, habilitations }
}
const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' })

type LigneAcces = {
  utilisateurId: string
  voie: string
  id: string
  compteId: string
  role: string
  lectureSeule: boolean
  univers: Univers[]
  siren: string | null
}
const readAcces = (db: Db) => db.$queryRaw<LigneAcces[]>`
  SELECT utilisateur_id::text AS "utilisateurId", voie, titre_id::text AS id, compte_id::text AS "compteId", role, lecture_seule AS "lectureSeule",
    univers::text[] AS univers, siren FROM acces`
const told = ({ utilisateurId, voie, id, compteId, role, lectureSeule, univers }: Omit<LigneAcces, 'siren'>, siren: string | null) =>
  [utilisateurId, voie, id, compteId, role, lectureSeule, univers.join(), siren].join(' ')
const lignesDe = (titres: readonly Titre[]) => titres.flatMap((t) => (t.sirens.length > 0 ? t.sirens : [null]).map((siren) => told(t, siren)))

/** La vue, la session et les suites d’un événement disent les mêmes accès que les tables relues ligne à ligne. */
async function checkAcces(quoi: string, emails: readonly string[], lignes: readonly Ligne[]): Promise<void> {
  const titres = titresNaifs(await registres(), today())
  same(
    (await readAcces(base())).map((l) => told(l, l.siren)),
    lignesDe(titres),
    `${quoi} : la vue`,
  )
  for (const email of emails) {
    const actor = await actorOf(email).catch(() => null)
    const siens = titres.filter((t) => t.utilisateurId === actor?.utilisateur.id)
    const lus = (actor?.acces ?? []).map((a) => ({ ...a, utilisateurId: actor?.utilisateur.id ?? '' }))
    same(lignesDe(lus), lignesDe(siens), `${quoi} : la session de ${email}`)
    if (!actor) continue
    const vus = await asReader(actor, readAcces)
    same(
      vus.filter((l) => l.utilisateurId === actor.utilisateur.id).map((l) => told(l, l.siren)),
      lignesDe(siens),
      `${quoi} : la vue, par le rôle restreint, pour ${email}`,
    )
  }
  for (const right of ['demande:lire', 'demande:repondre', 'compte:administrer'] as const)
    for (const ligne of lignes) {
      const sql = whoReaches(right, Prisma.sql`${ligne.siren}::bpchar`, Prisma.sql`${ligne.univers}::"Univers"`)
      const trouves = await base().$queryRaw<{ id: string }[]>`SELECT DISTINCT x.utilisateur_id::text AS id FROM (${sql}) x`
      const naifs = new Set(titres.filter((t) => ouvre(t, right, ligne)).map((t) => t.utilisateurId))
      same(
        trouves.map(({ id }) => id),
        naifs,
        `${quoi} : qui tient ${right} sur ${ligne.siren} en ${ligne.univers}`,
      )
    }
}

/** La couverture : chaque entreprise et univers des contrats en cours, et combien. */
async function checkCouverture(quoi: string): Promise<void> {
  const tous = await base().contrat.findMany({ select: { siren: true, univers: true, effetLe: true, finLe: true } })
  const jour = today()
  const day = (d: Date) => d.toISOString().slice(0, 10)
  const naif = new Map<string, number>()
  for (const c of tous)
    if (day(c.effetLe) <= jour && (c.finLe === null || day(c.finLe) >= jour))
      naif.set(`${c.siren} ${c.univers}`, (naif.get(`${c.siren} ${c.univers}`) ?? 0) + 1)
  const lus = await base().couverture.findMany({ select: { siren: true, univers: true, contrats: true } })
  same(
    lus.map((c) => `${c.siren} ${c.univers} ${c.contrats}`),
    [...naif].map(([cle, n]) => `${cle} ${n}`),
    `${quoi} : la couverture`,
  )
}

describe('qui atteint quoi, dit une fois : les vues, la session, les suites et les listes', () => {
  let monde: PetitMonde
  beforeAll(async () => {
    monde = await petitMonde()
    await remplir(monde)
    await readRows()
  }, 60_000)

  it('chacun des personnages', async () => {
    await checkAcces('le monde', Object.values(EMAILS), [
      { siren: '900000019', univers: 'prevoyance' },
      { siren: '900000050', univers: 'retraite' },
      { siren: UNE, univers: 'sante' },
    ])
    await checkCouverture('le monde')
  }, 60_000)

  const jours = fc.constantFrom(-1, 0, 1)
  const etat = fc.constantFrom('ajoute', 'ajoute', 'en_attente', 'desactive')
  const portee = fc.constantFrom('portefeuille', 'manuelle')
  const remuement = fc.record({
    delegation: fc.record({
      etat: fc.constantFrom('acceptee', 'acceptee', 'acceptee', 'en_attente', 'revoquee', 'expiree'),
      du: fc.constantFrom(-2, -2, 0, 1),
      au: fc.option(jours),
      lectureSeule: fc.boolean(),
      univers: fc.subarray(UNIVERS),
      portee,
    }),
    detachee: fc.boolean(),
    membre: fc.record({ etat, portee }),
    cabinet: etat,
    retirees: fc.record({ membre: fc.boolean(), delegation: fc.boolean() }),
    comptable: fc.constantFrom(null, null, null, 'desactive', 'gestion'),
    salariee: fc.constantFrom(null, null, null, 'desactive', 'gestion'),
    fin: fc.option(jours),
    effet: jours,
  } as const)

  it('le petit monde remué : fins de délégation, lecture seule, entreprise détachée, contrat fini, droits retirés', async () => {
    const { gens } = monde
    const emails = [gens.admin, gens.salariee, gens.comptable, gens.autre].map(({ email }) => email)
    await fc.assert(
      fc.asyncProperty(remuement, async (r) => {
        await remuer(monde, r)
        const quoi = JSON.stringify(r)
        await checkAcces(quoi, emails, [
          { siren: UNE, univers: 'prevoyance' },
          { siren: DEUX, univers: 'sante' },
        ])
        await checkCouverture(quoi)
        for (const email of emails) {
          const actor = await actorOf(email).catch(() => null)
          if (!actor) continue
          for (const right of ['demande:lire', 'demande:repondre'] as const) {
            await check(base(), actor, right, undefined, quoi)
            await asReader(actor, (db) => check(db, actor, right, UNE, quoi))
          }
        }
      }),
      { numRuns: EXEMPLES.length + 10, examples: EXEMPLES.map((r): [Remuement] => [r]) },
    )
  }, 120_000)
})

/** Dans chaque entreprise et chaque univers : un brouillon de chacun, une demande envoyée, un courrier, un contrat. */
async function remplir({ compte, autreCompte, gens }: PetitMonde): Promise<void> {
  const auteursIci = [gens.admin.id, gens.salariee.id, gens.comptable.id]
  let rang = 0
  for (const siren of [UNE, DEUX, AILLEURS])
    for (const univers of UNIVERS) {
      const compteId = siren === AILLEURS ? autreCompte : compte
      const commun = { siren, univers, compteId, auteurNom: 'Essai', demarche: 'contact', objet: 'Essai' }
      const brouillon = { statut: 'a_finaliser', etat: 'brouillon', version: 1 } as const
      await base().demande.createMany({
        data: [
          ...auteursIci.map((auteurId) => ({ ...commun, ...brouillon, auteurId })),
          {
            ...commun,
            auteurId: gens.autre.id,
            numero: `ESSAI-${siren}-${++rang}`,
            statut: 'en_cours',
            etat: 'en_traitement',
            envoyeeLe: new Date(),
          },
        ],
      })
      await base().courrier.create({ data: { siren, univers, objet: 'Essai', corps: 'Essai' } })
      await base().contrat.create({
        data: { reference: `ESSAI-${siren}-${rang}`, siren, univers, libelle: 'Essai', effetLe: new Date('2020-01-01') },
      })
    }
}

type Remuement = {
  delegation: {
    etat: 'acceptee' | 'en_attente' | 'revoquee' | 'expiree'
    du: number
    au: number | null
    lectureSeule: boolean
    univers: Univers[]
    portee: 'portefeuille' | 'manuelle'
  }
  detachee: boolean
  membre: { etat: 'ajoute' | 'en_attente' | 'desactive'; portee: 'portefeuille' | 'manuelle' }
  cabinet: 'ajoute' | 'en_attente' | 'desactive'
  retirees: { membre: boolean; delegation: boolean }
  comptable: 'desactive' | 'gestion' | null
  salariee: 'desactive' | 'gestion' | null
  fin: number | null
  effet: number
}

/** Tout est ouvert ; puis une chose ferme à la fois, et chaque date à un jour près. */
const OUVERT: Remuement = {
  delegation: { etat: 'acceptee', du: -2, au: null, lectureSeule: false, univers: [...UNIVERS], portee: 'manuelle' },
  detachee: false,
  membre: { etat: 'ajoute', portee: 'manuelle' },
  cabinet: 'ajoute',
  retirees: { membre: false, delegation: false },
  comptable: null,
  salariee: null,
  fin: null,
  effet: -1,
}
const delegue = (delegation: Partial<Remuement['delegation']>): Remuement => ({ ...OUVERT, delegation: { ...OUVERT.delegation, ...delegation } })
const EXEMPLES: Remuement[] = [
  OUVERT,
  ...[{ au: -1 }, { au: 0 }, { du: 0 }, { du: 1 }, { lectureSeule: true }, { univers: ['sante' as const] }, { etat: 'revoquee' as const }].map(
    delegue,
  ),
  { ...OUVERT, detachee: true },
  { ...OUVERT, retirees: { membre: true, delegation: true } },
  { ...delegue({ portee: 'portefeuille' }), membre: { etat: 'ajoute', portee: 'portefeuille' }, retirees: { membre: true, delegation: true } },
  { ...OUVERT, membre: { etat: 'en_attente', portee: 'manuelle' }, cabinet: 'desactive' },
  { ...OUVERT, comptable: 'desactive', salariee: 'desactive' },
  { ...OUVERT, comptable: 'gestion', salariee: 'gestion' },
  ...[-1, 0].map((fin) => ({ ...OUVERT, fin })),
  ...[0, 1].map((effet) => ({ ...OUVERT, effet })),
]

/** Remet le petit monde dans cet état. */
async function remuer(monde: PetitMonde, r: Remuement): Promise<void> {
  const quand = (oui: boolean) => (oui ? new Date() : null)
  const { du, au, ...delegation } = r.delegation
  await base().delegation.update({
    where: { id: monde.delegation },
    data: { ...delegation, du: monde.jour(du), au: au === null ? null : monde.jour(au) },
  })
  await base().rattachement.updateMany({ where: { compteId: monde.compte, siren: UNE }, data: { detacheLe: quand(r.detachee) } })
  await base().membre.update({ where: { id: monde.membre }, data: r.membre })
  await base().membreCabinet.updateMany({ where: { utilisateurId: monde.gens.comptable.id }, data: { etat: r.cabinet } })
  await base().habilitation.updateMany({ where: { membreId: monde.membre }, data: { retireeLe: quand(r.retirees.membre) } })
  await base().habilitation.updateMany({ where: { delegationId: monde.delegation }, data: { retireeLe: quand(r.retirees.delegation) } })
  for (const qui of ['comptable', 'salariee'] as const)
    await base().utilisateur.update({
      where: { id: monde.gens[qui].id },
      data: { desactiveLe: quand(r[qui] === 'desactive'), gestion: r[qui] === 'gestion' ? 'gestionnaire' : null },
    })
  await base().contrat.updateMany({
    where: { siren: UNE, univers: 'sante' },
    data: { effetLe: monde.jour(r.effet), finLe: r.fin === null ? null : monde.jour(r.fin) },
  })
}
