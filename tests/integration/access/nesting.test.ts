import { expect, it } from 'vitest'
import { actorFrom } from '@/lib/access/actor'
import { asActor, asReader } from '@/lib/data/as-actor'
import { asSystem } from '@/lib/data/as-system'
import { consultAnnuaire } from '@/lib/annuaire/consult'

const personne = actorFrom({
  sessionId: 's',
  utilisateur: { id: '00000000-0000-7000-8000-000000000001', prenom: 'Essai', nom: 'Essai', email: 'e@e.example', civilite: 'madame' },
  gestion: null,
  cabinet: null,
  acces: [],
})

it('une transaction dans une transaction est refusée, quelle que soit la paire', async () => {
  const ouvrir = {
    asActor: (r: () => Promise<unknown>) => asActor(personne, r),
    asReader: (r: () => Promise<unknown>) => asReader(personne, r),
    asSystem: (r: () => Promise<unknown>) => asSystem('travail', r),
  }
  for (const dehors of Object.values(ouvrir))
    for (const dedans of Object.values(ouvrir)) await expect(dehors(() => dedans(async () => 1))).rejects.toThrow('ne peut pas s’ouvrir dans')
})

it('un service du dehors ne s’attend pas dans une transaction : lent, il tiendrait la base de tous', async () => {
  for (const ouvrir of [asActor, asReader]) await expect(ouvrir(personne, () => consultAnnuaire('732829320'))).rejects.toThrow('ne s’attend pas dans')
  await expect(asSystem('travail', () => consultAnnuaire('732829320'))).rejects.toThrow('ne s’attend pas dans')
})

it('deux transactions à la suite, ou côte à côte, ne se gênent pas', async () => {
  await asActor(personne, async () => 1)
  expect(await Promise.all([asReader(personne, async () => 1), asReader(personne, async () => 2)])).toEqual([1, 2])
})

it('la lecture ne peut pas écrire', async () => {
  await expect(asReader(personne, (db) => db.$executeRaw`UPDATE notification SET lu_le = now()`)).rejects.toThrow(/read-only/)
})
