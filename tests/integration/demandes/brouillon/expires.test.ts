import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { maintenant } from '@/lib/ground/clock'
import { addDays, dateOnly, isoDay } from '@/lib/ground/date'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { announceExpiry, purgeBrouillons, throwExpired } from '@/lib/jobs/purge-brouillons'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base, DURAND, eventsOf, save, start } from './people'

type Garde = { jete?: boolean; version?: number }
/** Un brouillon de Claire, avec une réponse et une pièce, gardé jusqu’à ce jour. */
async function brouillon(jusquau: string, { jete, version = 1 }: Garde = {}): Promise<string> {
  const id = await start(await actorOf(PEOPLE.claire.email), DURAND)
  const jeter = jete ? { jeteLe: new Date(), jeteParNom: 'Claire Durand' } : {}
  await base().demande.update({ where: { id }, data: { expireLe: new Date(`${jusquau}T00:00:00Z`), version, ...jeter } })
  await base().reponse.create({ data: { demandeId: id, champ: `champ-${randomUUID()}`, siren: DURAND, valeur: 'x' } })
  await base().piece.create({ data: { demandeId: id, siren: DURAND, libelle: 'Arrêt', etat: 'recue', cle: `2026-01-01/casier/${randomUUID()}` } })
  return id
}
const reste = async (demandeId: string) => [
  await base().demande.count({ where: { id: demandeId } }),
  await base().reponse.count({ where: { demandeId } }),
  await base().piece.count({ where: { demandeId } }),
]
const jetes = async (ids: string[]) => (await base().demande.findMany({ where: { id: { in: ids }, jeteLe: { not: null } } })).map(({ id }) => id)
const dits = (type: string, demandeId: string) =>
  base().evenement.findMany({
    where: { type, donnees: { path: ['demandeId'], equals: demandeId } },
    select: { acteurId: true, acteurNom: true, siren: true, compteId: true },
  })
const DU_PORTAIL = [{ acteurId: null, acteurNom: 'Portail', siren: DURAND, compteId: expect.any(String) }]

it('« Gardé jusqu’au » : le lendemain le brouillon est à la corbeille pour trente jours, entier, et le journal le dit ; ce jour-là il est encore là', async () => {
  const jour = isoDay(maintenant())
  const [hier, aujourdhui] = [await brouillon(addDays(jour, -1)), await brouillon(jour)]
  const avant = await reste(hier)
  expect(await throwExpired()).toBeGreaterThanOrEqual(1)
  expect(await jetes([hier, aujourdhui])).toEqual([hier])
  const { expireLe, jeteParNom } = await base().demande.findUniqueOrThrow({ where: { id: hier } })
  expect([dateOnly(expireLe ?? new Date(0)), jeteParNom]).toEqual([addDays(jour, 30), 'Portail'])
  expect(await dits('brouillon.jete', hier)).toEqual(DU_PORTAIL)
  expect(await throwExpired()).toBe(0)
  expect(await purgeBrouillons()).toBe(0)
  expect(await reste(hier)).toEqual(avant)
})

it('de la corbeille, le lendemain de son dernier jour, il ne reste rien ; ce qui n’a jamais été répondu s’efface sans y passer ; une demande envoyée reste', async () => {
  const jour = isoDay(maintenant())
  const passe = await brouillon(addDays(jour, -1), { jete: true })
  const vierge = await brouillon(addDays(jour, -1), { version: 0 })
  const dernier = await brouillon(jour, { jete: true })
  const envoyee = await base().demande.findFirstOrThrow({ where: { statut: { not: 'a_finaliser' } } })
  await base().demande.update({ where: { id: envoyee.id }, data: { expireLe: new Date('2020-01-01T00:00:00Z') } })
  const avant = await reste(envoyee.id)
  await throwExpired()
  expect(await purgeBrouillons()).toBeGreaterThanOrEqual(2)
  for (const id of [passe, vierge]) expect(await reste(id)).toEqual([0, 0, 0])
  expect((await reste(dernier))[0]).toBe(1)
  expect(await reste(envoyee.id)).toEqual(avant)
  for (const id of [passe, vierge]) expect(await dits('brouillon.supprime', id)).toEqual(DU_PORTAIL)
  expect(await purgeBrouillons()).toBe(0)
})

it('plus d’un lot part en une fois', { timeout: 60_000 }, async () => {
  const modele = await base().demande.findUniqueOrThrow({ where: { id: await start(await actorOf(PEOPLE.claire.email), DURAND) } })
  const expireLe = new Date('2026-01-01T00:00:00Z')
  await base().demande.createMany({ data: Array.from({ length: 120 }, () => ({ ...modele, id: randomUUID(), expireLe })) })
  expect(await throwExpired()).toBe(120)
  await base().demande.updateMany({ where: { jeteLe: { not: null }, jeteParNom: 'Portail' }, data: { expireLe } })
  expect(await purgeBrouillons()).toBeGreaterThanOrEqual(120)
})

it('sept jours avant, son auteur reçoit un courriel, un seul, sans nom de salarié ; enregistré depuis, il repart pour 90 jours et se dira de nouveau', async () => {
  const jour = isoDay(maintenant())
  const claire = await actorOf(PEOPLE.claire.email)
  const [sept, huit, jete] = [await brouillon(addDays(jour, 7)), await brouillon(addDays(jour, 8)), await brouillon(addDays(jour, 7), { jete: true })]
  await base().demande.update({ where: { id: sept }, data: { objet: 'Arrêt de travail de Karim Haddad' } })
  expect(await announceExpiry()).toBeGreaterThanOrEqual(1)
  expect(await announceExpiry()).toBe(0)
  expect(await eventsOf(sept, 'brouillon.expire_bientot')).toEqual([
    { donnees: { demandeId: sept, demarche: 'arret-de-travail', jour: addDays(jour, 7) } },
  ])
  for (const id of [huit, jete]) expect(await eventsOf(id, 'brouillon.expire_bientot')).toEqual([])
  const { id: evenementId } = await base().evenement.findFirstOrThrow({
    where: { type: 'brouillon.expire_bientot', donnees: { path: ['demandeId'], equals: sept } },
  })
  await notifyEvent(evenementId)
  const courriels = await base().courriel.findMany({ where: { cle: { startsWith: evenementId } } })
  expect(courriels.map(({ destinataire }) => destinataire)).toEqual([PEOPLE.claire.email])
  expect(courriels[0]?.texte).toContain(`/e/${DURAND}/brouillons/${sept}`)
  expect(JSON.stringify(courriels)).not.toContain('Haddad')
  await save(claire, sept, 'entreprise', { declarantNom: 'Claire D.' }, { intention: 'enregistrer' })
  expect(await base().demande.findUniqueOrThrow({ where: { id: sept } })).toMatchObject({
    prevenuLe: null,
    expireLe: new Date(`${addDays(jour, 90)}T00:00:00Z`),
  })
})
