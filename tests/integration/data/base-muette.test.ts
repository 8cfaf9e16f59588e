import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { relais } from './relais'
import { DATA_DIR, onDisk } from '../demandes/pieces/folder'
import type { Actor } from '@/lib/access/actor'
import { asActor, asReader } from '@/lib/data/as-actor'
import { asSystem, systemDb } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import { listen } from '@/lib/live/listen'
import { env } from '@/lib/ground/env'
import { isDatabaseDown } from '@/lib/ground/errors'
import { receivePieces } from '@/lib/demandes/pieces/receive-piece'
import { stagePiece } from '@/lib/demandes/pieces/stage-piece'
import { replyToDemande } from '@/lib/demandes/fil/reply-to-demande'
import { judge } from '@/lib/access/visit'
import { boss } from '@/lib/acts/queue'
import { isReady } from '@/lib/sante/is-ready'
import { withClient } from '@/scripts/database.ts'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base, DURAND, start } from '../demandes/brouillon/people'
import { pdf } from '../../unit/demandes/pieces/samples'

let claire: Actor
beforeAll(async () => {
  claire = await actorOf(PEOPLE.claire.email)
})
afterEach(() => relais.rendre())

const lire = () => asReader(claire, (db) => db.demande.count({ where: { siren: DURAND } }))
const revenue = (quoi: () => Promise<unknown> = lire) => expect.poll(() => quoi().then(Boolean, () => false), { timeout: 15_000 }).toBe(true)
/** Ce qu’une attente devient : sa panne, et ce qu’elle a duré. */
async function echec(quoi: () => Promise<unknown>) {
  const debut = performance.now()
  const erreur = await quoi().then(
    () => 'une réponse',
    (e: unknown) => e,
  )
  return { muette: isDatabaseDown(erreur), erreur, ms: performance.now() - debut }
}
const admin = <T extends object>(sql: string) => withClient(process.env.DATABASE_URL ?? '', async (client) => (await client.query<T>(sql)).rows)
/** Ce que le serveur laisse durer une instruction, compté par lui-même : le portail doit avoir renoncé avant. */
function delaiDuServeur(): () => boolean {
  let passe = false
  void admin('SELECT pg_sleep(5)').then(
    () => (passe = true),
    () => undefined,
  )
  return () => passe
}

describe('une base en pause', () => {
  it('se voit avant que le serveur ait pu répondre, se refuse ensuite aussitôt, et tout reprend seul avec des connexions neuves', async () => {
    expect(await lire()).toBeGreaterThan(0)
    const passe = delaiDuServeur()
    relais.taire()
    const premieres = await Promise.all(Array.from({ length: 30 }, () => echec(lire)))
    expect(premieres.filter(({ muette }) => !muette).map(({ erreur }) => erreur)).toEqual([])
    expect(passe()).toBe(false)
    const longue = Math.max(...premieres.map(({ ms }) => ms))
    const suivantes: number[] = []
    for (let n = 0; n < 20; n++) suivantes.push((await echec(lire)).ms)
    expect(Math.max(...suivantes)).toBeLessThan(longue / 4)
    expect(await isReady()).toBe(false)

    relais.rendre()
    await revenue()
    expect(await Promise.all(Array.from({ length: 30 }, lire))).toHaveLength(30)
    const [tenues] = await admin<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'portail'`,
    )
    expect(tenues?.n).toBeLessThanOrEqual(env().POOL_MAX)
    // Une réponse est gardée une demi-seconde, et tout est revenu plus vite.
    await expect.poll(isReady, { timeout: 5_000 }).toBe(true)
  })

  it('la session, une page, un travail et l’écoute la voient tous, et en reviennent tous', async () => {
    const entendus = vi.fn()
    const cesser = listen({ utilisateurId: claire.utilisateur.id, suit: () => false, prevenir: entendus })
    const ecoutes = () => admin(`SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'portail-direct'`)
    await expect.poll(async () => (await ecoutes()).length, { timeout: 10_000 }).toBe(1)
    await revenue()
    await boss()
    entendus.mockClear()
    relais.taire()
    const chacun = [
      () => systemDb('session').session.count(),
      lire,
      () => asActor(claire, (db) => db.demande.count()),
      () => asSystem('travail', (db) => db.courriel.count()),
      async () => (await boss()).getQueues(),
    ]
    const vus = await Promise.all(chacun.map(echec))
    expect(vus.map(({ muette }) => muette)).toEqual(chacun.map(() => true))
    relais.rendre()
    for (const quoi of chacun)
      await expect
        .poll(
          () =>
            quoi().then(
              () => true,
              () => false,
            ),
          { timeout: 15_000 },
        )
        .toBe(true)
    // L’écoute s’est rouverte et l’a dit : ce qui a changé pendant la pause n’est pas perdu.
    await expect.poll(() => entendus.mock.calls.length, { timeout: 15_000 }).toBeGreaterThan(0)
    cesser()
  })

  it('une base lente n’est pas une base en pause : ce qui tarde aboutit, et ne gêne personne', async () => {
    const lente = (db: Db) => db.$queryRaw`SELECT pg_sleep(2.5)::text AS fait`
    const [faite, autres] = await Promise.all([
      asReader(claire, lente),
      (async () => {
        const vues: number[] = []
        for (let n = 0; n < 20; n++) {
          await new Promise((resolve) => setTimeout(resolve, 100))
          vues.push(await lire())
        }
        return vues
      })(),
    ])
    expect(faite).toEqual([{ fait: '' }])
    expect(new Set(autres).size).toBe(1)
  })

  it('des connexions perdues alors que la base vit : la demande échoue une fois, les suivantes passent, quel que soit leur rôle', async () => {
    await Promise.all([...Array.from({ length: 5 }, lire), systemDb('session').session.count()])
    relais.perdre()
    expect((await echec(lire)).muette).toBe(true)
    expect(await lire()).toBeGreaterThan(0)
    expect(await systemDb('session').session.count()).toBeGreaterThan(0)
  })
})

describe('une écriture dont la réponse n’est jamais venue', () => {
  async function demande() {
    const { id: membreId, compteId } = claire.acces[0] ?? { id: '', compteId: '' }
    const id = randomUUID()
    const numero = `CP-2026-${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}-0`
    const auteur = { auteurId: claire.utilisateur.id, auteurNom: 'Claire Durand', membreId, compteId }
    const data = {
      id,
      numero,
      siren: DURAND,
      ...auteur,
      univers: 'prevoyance' as const,
      demarche: 'contact',
      objet: 'Essai',
      statut: 'en_cours' as const,
    }
    await base().demande.create({ data: { ...data, etat: 'en_traitement', envoyeeLe: new Date() } })
    return { id, numero }
  }
  /** La demande visée, lue hors de toute transaction : celle de la commande seule aura son COMMIT tu. */
  const vise = async (id: string) => {
    const row = await base().demande.findUniqueOrThrow({
      where: { id },
      select: { siren: true, compteId: true, univers: true, demarche: true, numero: true },
    })
    return { ...row, id, numero: row.numero ?? '', titreId: null }
  }
  const messages = (demandeId: string) => base().message.findMany({ where: { demandeId }, include: { pieces: true } })

  it('un message validé sans le savoir, renvoyé tel quel : un seul message', async () => {
    const { id } = await demande()
    const [visit, envoi] = [judge(claire, 'demande:repondre', await vise(id)), { cle: randomUUID(), corps: 'Voici la suite.', ranges: [] }]
    relais.taireApres('COMMIT')
    expect((await echec(() => replyToDemande(visit, envoi))).muette).toBe(true)
    relais.rendre()
    await revenue()
    expect(await messages(id)).toHaveLength(1)
    await replyToDemande(visit, envoi)
    expect(await messages(id)).toHaveLength(1)
  })

  it('un fichier dont la ligne est peut-être écrite n’est pas effacé : il se lit au retour de la base', async () => {
    const visit = judge(claire, 'demande:deposer', await vise(await start(claire)))
    const ranger = async () => {
      const range = await stagePiece(DURAND, { champ: 'decomptes_ij', nom: 'decompte.pdf', octets: pdf() })
      if ('refus' in range) throw new Error(range.refus)
      return range
    }
    const range = await ranger()
    relais.taireApres('COMMIT')
    expect((await echec(() => receivePieces(visit, [range]))).muette).toBe(true)
    relais.rendre()
    await revenue()
    const pieces = await base().piece.findMany({ where: { demandeId: visit.objet.id }, select: { cle: true } })
    expect(pieces).toEqual([{ cle: range.cle }])
    expect(await receivePieces(visit, [await ranger()])).toEqual([expect.objectContaining({ deja: true })])
    expect(
      onDisk().map((fichier) => fichier.includes(range.cle)),
      DATA_DIR,
    ).toEqual([true])
  })
})
