import { expect, it } from 'vitest'
import { countPhrase } from '@/components/frame/use-company-search'

const entreprise = (rang: number) => ({ siren: String(900000000 + rang), raisonSociale: `Entreprise ${rang}`, couleur: 1 })

it('dit combien d’entreprises conviennent, et combien sont montrées', () => {
  expect(countPhrase({ recentes: [], entreprises: [], total: 0 })).toMatch(/^Aucune entreprise/)
  expect(countPhrase({ recentes: [], entreprises: [entreprise(1)], total: 1 })).toBe('1 entreprise')
  expect(countPhrase({ recentes: [entreprise(1)], entreprises: [entreprise(2)], total: 2 })).toBe('2 entreprises')
  expect(countPhrase({ recentes: [], entreprises: [entreprise(1), entreprise(2)], total: 3000 })).toMatch(/^3000 entreprises, 2 affichées/)
})

it('ne compte qu’une fois une entreprise récente qui revient dans la liste', () => {
  expect(countPhrase({ recentes: [entreprise(1)], entreprises: [entreprise(1), entreprise(2)], total: 2 })).toBe('2 entreprises')
})
