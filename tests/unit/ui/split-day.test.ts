import { expect, it } from 'vitest'
import { splitDay } from '@/components/ui/split-day'

it('découpe un jour civil sans en changer le jour', () => {
  expect(splitDay('2026-10-12')).toEqual({ nom: 'lundi', jour: '12', mois: 'octobre' })
  expect(splitDay('2027-01-01')).toEqual({ nom: 'vendredi', jour: '1', mois: 'janvier' })
  expect(splitDay('2026-10-12T22:30:00Z')).toEqual({ nom: 'lundi', jour: '12', mois: 'octobre' })
})

it('refuse ce qui n’est pas une date', () => {
  expect(() => splitDay('demain')).toThrow(RangeError)
})
