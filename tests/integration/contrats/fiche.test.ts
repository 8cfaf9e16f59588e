import { expect, it } from 'vitest'
import { getContrat } from '@/lib/contrats/queries'
import { asReader } from '@/lib/data/as-actor'
import { EMAILS, SIRENS } from '../../support/matrix'
import { actorOf, base } from '../access/people'

const { DURAND } = SIRENS
const NON_CADRES = 'TRM-NC-0000123'
const lire = async (email: string, reference = NON_CADRES) => {
  const actor = await actorOf(email)
  return asReader(actor, (db) => getContrat(actor, db, DURAND, reference))
}

it('la fiche dit ce que le contrat garantit, à qui, et sa vie dans l’ordre', async () => {
  const lu = await lire(EMAILS.claire)
  expect(lu).toMatchObject({ garanties: ['incapacite', 'invalidite', 'deces', 'inaptitude'], franchiseJours: 30, basePrestation: 'brut', tous: true })
  expect(lu.avenants.map(({ libelle }) => libelle)).toEqual(['Franchise portée de 60 à 30 jours', 'Apprentis ajoutés'])
  expect(lu.etablissements.map(({ siege }) => siege)).toEqual([true, false, false])
})

it('les établissements couverts seuls, sans celui qui a fermé', async () => {
  const [siege, agence] = (await lire(EMAILS.claire)).etablissements
  try {
    await base().contrat.update({ where: { reference: NON_CADRES }, data: { etablissements: [siege?.siret ?? '', agence?.siret ?? ''] } })
    expect(await lire(EMAILS.claire)).toMatchObject({ etablissements: [siege, agence], tous: false })
    await base().etablissement.update({ where: { siret: agence?.siret ?? '' }, data: { fermeLe: new Date('2026-01-01') } })
    expect(await lire(EMAILS.claire)).toMatchObject({ etablissements: [siege], tous: false })
  } finally {
    await base().etablissement.update({ where: { siret: agence?.siret ?? '' }, data: { fermeLe: null } })
    await base().contrat.update({ where: { reference: NON_CADRES }, data: { etablissements: [] } })
  }
})

it('la vie d’un contrat ne se lit pas de qui n’atteint pas l’entreprise', async () => {
  const compter = async (email: string) => {
    const actor = await actorOf(email)
    return asReader(actor, (db) => db.avenantContrat.count({ where: { siren: DURAND } }))
  }
  expect(await compter(EMAILS.claire)).toBeGreaterThan(0)
  expect(await compter(EMAILS.fatima)).toBe(0)
  await expect(lire(EMAILS.fatima)).rejects.toMatchObject({ kind: 'introuvable' })
})
