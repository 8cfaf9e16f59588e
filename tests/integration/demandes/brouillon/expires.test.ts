import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { maintenant } from '@/lib/ground/clock'
import { addDays, isoDay } from '@/lib/ground/date'
import { purgeBrouillons } from '@/lib/jobs/purge-brouillons'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base, DURAND, start } from './people'

/** Un brouillon de Claire, avec une réponse et une pièce, gardé jusqu’à ce jour. */
async function brouillon(jusquau: string): Promise<string> {
  const id = await start(await actorOf(PEOPLE.claire.email), DURAND)
  await base().demande.update({ where: { id }, data: { expireLe: new Date(`${jusquau}T00:00:00Z`) } })
  await base().reponse.create({ data: { demandeId: id, champ: `champ-${randomUUID()}`, siren: DURAND, valeur: 'x' } })
  await base().piece.create({ data: { demandeId: id, siren: DURAND, libelle: 'Arrêt', etat: 'recue', cle: `2026-01-01/casier/${randomUUID()}` } })
  return id
}
const reste = async (demandeId: string) => [
  await base().demande.count({ where: { id: demandeId } }),
  await base().reponse.count({ where: { demandeId } }),
  await base().piece.count({ where: { demandeId } }),
]

it('« Gardé jusqu’au » : le lendemain le brouillon, ses réponses et ses pièces n’y sont plus, et le journal le dit ; ce jour-là il y est encore', async () => {
  const jour = isoDay(maintenant())
  const [hier, aujourdhui] = [await brouillon(addDays(jour, -1)), await brouillon(jour)]
  const envoyee = await base().demande.findFirstOrThrow({ where: { statut: { not: 'a_finaliser' } } })
  await base().demande.update({ where: { id: envoyee.id }, data: { expireLe: new Date('2020-01-01T00:00:00Z') } })
  const avant = await reste(envoyee.id)
  expect(await purgeBrouillons()).toBeGreaterThanOrEqual(1)
  expect(await reste(hier)).toEqual([0, 0, 0])
  expect((await reste(aujourdhui))[0]).toBe(1)
  expect(await reste(envoyee.id)).toEqual(avant)
  const dit = await base().evenement.findMany({
    where: { type: 'brouillon.supprime', donnees: { path: ['demandeId'], equals: hier } },
    select: { acteurId: true, acteurNom: true, siren: true, compteId: true },
  })
  expect(dit).toEqual([{ acteurId: null, acteurNom: 'Portail', siren: DURAND, compteId: expect.any(String) }])
  expect(await purgeBrouillons()).toBe(0)
})

it('plus d’un lot part en une fois', { timeout: 60_000 }, async () => {
  const modele = await base().demande.findUniqueOrThrow({ where: { id: await start(await actorOf(PEOPLE.claire.email), DURAND) } })
  const expireLe = new Date('2026-01-01T00:00:00Z')
  await base().demande.createMany({ data: Array.from({ length: 120 }, () => ({ ...modele, id: randomUUID(), expireLe })) })
  expect(await purgeBrouillons()).toBe(120)
})
