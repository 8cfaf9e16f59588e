import { expect, it } from 'vitest'
import { systemDb } from '@/lib/data/as-system'
import { AVIS, judgeEntree } from '@/lib/faq/judge-entree'

const db = systemDb('travail')
const count = () => db.evenement.count({ where: { type: 'aide.jugee' } })

it('un avis se compte au journal : l’entrée et oui ou non, rien de qui répond', async () => {
  const avant = await count()
  expect(await judgeEntree({ entree: 'statuts', utile: true }, '198.51.100.7')).toEqual({ entree: 'statuts' })
  await judgeEntree({ entree: 'statuts', utile: false }, '198.51.100.7')
  const faits = await db.evenement.findMany({ where: { type: 'aide.jugee' }, orderBy: { rang: 'desc' }, take: 2 })
  expect(await count()).toBe(avant + 2)
  expect(faits.map(({ donnees }) => donnees)).toEqual([
    { entree: 'statuts', utile: false },
    { entree: 'statuts', utile: true },
  ])
  for (const fait of faits) {
    expect(fait).toMatchObject({ acteurId: null, acteurNom: 'Portail', requete: null, siren: null, compteId: null })
    expect(JSON.stringify(fait, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v))).not.toContain('198.51')
  }
})

it('au-delà de sa part du jour, un réseau reçoit la même réponse et ne compte plus', async () => {
  const avant = await count()
  for (let n = 0; n < AVIS.max + 5; n++) expect(await judgeEntree({ entree: 'statuts', utile: true }, '198.51.101.7')).toEqual({ entree: 'statuts' })
  expect(await count()).toBe(avant + AVIS.max)
  await judgeEntree({ entree: 'statuts', utile: true }, '198.51.102.7')
  expect(await count(), 'un autre réseau compte').toBe(avant + AVIS.max + 1)
})
