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
import { atteint, atteintDemande, type Ligne, type LigneDemande } from '../../support/attendu'
import { EMAILS } from '../../support/matrix'
import { actorOf, base, same } from './people'

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
  demandes = await base().demande.findMany({ select: { id: true, siren: true, univers: true, statut: true, auteurId: true, compteId: true } })
  courriers = await base().courrier.findMany({ select: { id: true, siren: true, univers: true } })
  contrats = await base().contrat.findMany({ select: { id: true, siren: true, univers: true } })
  sirens = [...new Set([...demandes, ...courriers].map(({ siren }) => siren))]
  const brouillons = demandes.filter(({ statut }) => statut === 'a_finaliser')
  comptes = [...new Set(brouillons.map(({ compteId }) => compteId))]
  auteurs = [...new Set(brouillons.map(({ auteurId }) => auteurId))]
  for (const [nom, email] of Object.entries(EMAILS)) cast.push([nom, await actorOf(email)])
}, 60_000)

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
              atteint({ ...actor, acces: [{ ...t, univers: UNIVERS }] }, right, { siren: t.sirens[0] ?? '', univers: 'sante' }) ? t.sirens : [],
            ),
          ),
          'entreprises',
        )
      }),
      { numRuns: 120 },
    )
  })

  it('la gestion n’a pas de titre : aucun périmètre de client ne lui donne une ligne', async () => {
    const sophie = await actorOf(EMAILS.sophie)
    const avecTitre = actorFrom({ ...sophie, acces: cast.find(([nom]) => nom === 'claire')?.[1].acces ?? [] })
    for (const right of DROITS) await check(base(), avecTitre, right, undefined, 'sophie')
    expect(await base().demande.count({ where: { AND: [{ siren: '900000019' }, demandesOf(avecTitre, 'demande:lire')] } })).toBe(0)
  })
})
