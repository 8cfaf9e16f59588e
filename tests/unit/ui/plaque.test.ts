import { expect, it } from 'vitest'
import { toCouleur } from '@/components/ui/plaque'

it.each([
  [1, 1],
  [8, 8],
  [9, 1],
  [17, 1],
  [0, 8],
  [-1, 7],
  [3.7, 3],
])('couleur %d → %d', (valeur, expected) => {
  expect(toCouleur(valeur)).toBe(expected)
})
