import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { systemDb } from '@/lib/data/as-system'
import { withClient } from '@/scripts/database.ts'

const db = systemDb('travail')
const TRAVAIL = '00000000-0000-4000-8000-000000000001'

/** Ce que la sonde répond, sans la réponse gardée d’avant. */
async function sonde(): Promise<{ status: number; dit: Record<string, unknown> }> {
  vi.resetModules()
  const { GET } = await import('@/app/api/sante/pret/route')
  const reponse = await GET()
  return { status: reponse.status, dit: (await reponse.json()) as Record<string, unknown> }
}
const courriel = (minutes: number) => db.$executeRaw`
  INSERT INTO courriel (id, cle, message_id, destinataire, sujet, texte, html, cree_le)
  VALUES (gen_random_uuid(), ${`essai-${minutes}`}, ${`<essai-${minutes}@essai>`}, 'claire.durand@durand.example', 'Sujet secret', 'texte', 'html', maintenant() - make_interval(mins => ${minutes}))`
/** Le journal a été scellé il y a tant de secondes. */
const scelle = (secondes: number) =>
  withClient(process.env.DATABASE_URL ?? '', (base) =>
    base.query(
      `INSERT INTO pgboss.job (id, name, state, completed_on) VALUES ($1, 'sceller-journal', 'completed', now() - make_interval(secs => $2))
       ON CONFLICT (name, id) DO UPDATE SET completed_on = excluded.completed_on`,
      [TRAVAIL, secondes],
    ),
  )
beforeEach(async () => {
  await db.$executeRaw`DELETE FROM courriel`
  await db.$executeRaw`DELETE FROM pgboss.job WHERE name = 'sceller-journal'`
})
afterEach(() => vi.resetModules())

it('rien n’attend et personne n’a travaillé : prêt tout de même', async () => {
  expect(await sonde()).toEqual({
    status: 200,
    dit: { etat: 'prêt', ouvrier: 'muet', courriel: null, fichiers: 'joignables', disque: expect.any(Number) },
  })
})

it('l’ouvrier vit tant qu’il a travaillé depuis trois minutes', async () => {
  await scelle(170)
  expect((await sonde()).dit.ouvrier).toBe('vivant')
  await scelle(200)
  expect((await sonde()).dit.ouvrier).toBe('muet')
})

it('l’âge du plus vieux courriel qui attend, et rien de qui que ce soit', async () => {
  await courriel(3)
  await courriel(42)
  await db.$executeRaw`UPDATE courriel SET etat = 'envoye' WHERE cle = 'essai-42'`
  const { dit } = await sonde()
  expect(dit.courriel).toBeGreaterThanOrEqual(180)
  expect(dit.courriel).toBeLessThan(240)
  expect(Object.keys(dit).sort()).toEqual(['courriel', 'disque', 'etat', 'fichiers', 'ouvrier'])
  expect(JSON.stringify(dit)).not.toMatch(/claire|secret|@/)
})

it('mille sondes ne posent la question qu’une fois', async () => {
  vi.resetModules()
  const { readSante } = await import('@/lib/sante/read-sante')
  const [une, ...autres] = Array.from({ length: 1000 }, () => readSante())
  expect(new Set([une, ...autres]).size).toBe(1)
  await une
})
