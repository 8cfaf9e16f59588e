import { describe, expect, it } from 'vitest'
import { actorOfSession } from '@/lib/identite/session'
import { asActor } from '@/lib/data/as-actor'
import { asSystem, systemDb } from '@/lib/data/as-system'
import { record } from '@/lib/acts/record'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { firstBrokenLink, sealJournal } from '@/lib/jobs/seal-journal'
import { openSession } from '@/lib/identite/open-session'
import { DEMO_PASSWORD } from '@/prisma/seed/accounts'

const db = systemDb('travail')
const travaux = async () => Number((await db.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM pgboss.job WHERE name = 'notifier'`)[0]?.n)
const claire = async () => {
  const sid = await openSession(
    { identifiant: 'claire.durand@durand.example', motDePasse: DEMO_PASSWORD, espace: 'client' },
    { ip: '192.0.2.9', appareil: null },
  )
  const actor = await actorOfSession(sid ?? '', false)
  if (!actor) throw new Error('pas de session')
  return actor
}

/**
 * Scelle jusqu’au dernier événement. Le plus ancien instantané est celui de tout le serveur : une transaction d’un autre fichier d’essai,
 * dans sa base à lui, retient un moment le sceau. @returns le nombre de maillons posés.
 */
async function sealAll(): Promise<number> {
  let poses = 0
  await expect
    .poll(
      async () => {
        poses += await sealJournal()
        return (await db.evenement.count()) - (await db.maillon.count())
      },
      { timeout: 10_000 },
    )
    .toBe(0)
  return poses
}

describe('record', () => {
  it('l’événement et sa suite vivent et meurent avec la transaction, du rôle restreint aussi', async () => {
    const actor = await claire()
    const donnees = { utilisateurId: actor.utilisateur.id, echecs: 10 }
    const avant = { evenements: await db.evenement.count(), travaux: await travaux() }
    await expect(
      asActor(actor, async (tx) => {
        await record(tx, actor, 'connexion.bloquee', donnees)
        throw new Error('défait')
      }),
    ).rejects.toThrow('défait')
    expect({ evenements: await db.evenement.count(), travaux: await travaux() }).toEqual(avant)
    const id = await asActor(actor, (tx) => record(tx, actor, 'connexion.bloquee', donnees))
    expect({ evenements: await db.evenement.count(), travaux: await travaux() }).toEqual({
      evenements: avant.evenements + 1,
      travaux: avant.travaux + 1,
    })
    expect([await notifyEvent(id), await notifyEvent(id)]).toEqual([1, 0])
    expect(await db.notification.count({ where: { evenementId: id, utilisateurId: actor.utilisateur.id } })).toBe(1)
  })

  it('nul n’écrit au nom d’un autre, ni sur une entreprise hors de portée', async () => {
    const actor = await claire()
    const autre = { utilisateur: { ...actor.utilisateur, id: '00000000-0000-7000-8000-000000000001' } }
    await expect(asActor(actor, (tx) => record(tx, autre, 'session.fermee', { motif: 'deconnexion' }))).rejects.toThrow(/row-level security|42501/)
    await expect(asActor(actor, (tx) => record(tx, actor, 'session.fermee', { motif: 'deconnexion' }, { siren: '900000050' }))).rejects.toThrow(
      /row-level security|42501/,
    )
  })
})

describe('le journal scellé', () => {
  it('se chaîne dans l’ordre des validations et trouve un octet changé', async () => {
    await claire()
    expect(await sealAll()).toBeGreaterThan(0)
    expect(await sealJournal()).toBe(0)
    expect(await asSystem('travail', firstBrokenLink)).toBeNull()
    const { Client } = (await import('pg')).default
    const proprietaire = new Client({ connectionString: process.env.DATABASE_URL })
    await proprietaire.connect()
    try {
      await proprietaire.query('ALTER TABLE evenement NO FORCE ROW LEVEL SECURITY')
      await proprietaire.query(
        `UPDATE evenement SET acteur_nom = acteur_nom, donnees = '{"espace":"gestion"}' WHERE rang = (SELECT min(e.rang) FROM evenement e WHERE e.type = 'session.ouverte')`,
      )
    } finally {
      await proprietaire.query('ALTER TABLE evenement FORCE ROW LEVEL SECURITY')
      await proprietaire.end()
    }
    expect(await asSystem('travail', firstBrokenLink)).not.toBeNull()
  })

  it('n’avance pas devant une transaction plus ancienne encore ouverte', async () => {
    const actor = await claire()
    await sealAll()
    let ancienne = ''
    await asActor(actor, async (tx) => {
      ancienne = await record(tx, actor, 'session.fermee', { motif: 'deconnexion' })
      const { Client } = (await import('pg')).default
      const autre = new Client({ connectionString: process.env.DATABASE_SYSTEME_URL })
      await autre.connect()
      await autre.query(`INSERT INTO evenement (id, type, acteur_nom, donnees) VALUES (gen_random_uuid(), 'session.ouverte', 'Portail', '{}')`)
      await autre.query('BEGIN')
      const { rows } = await autre.query(
        `SELECT count(*) FROM evenement WHERE transaction < pg_snapshot_xmin(pg_current_snapshot()) AND id NOT IN (SELECT evenement_id FROM maillon)`,
      )
      await autre.query('ROLLBACK')
      await autre.end()
      expect(Number(rows[0].count)).toBe(0)
    })
    expect(await sealAll()).toBe(2)
    expect(await db.maillon.count({ where: { evenementId: ancienne } })).toBe(1)
  })
})
