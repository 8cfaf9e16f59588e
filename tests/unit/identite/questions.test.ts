import { expect, it } from 'vitest'
import { normalizeAnswer, QUESTIONS } from '@/lib/identite/questions'

it('propose au moins douze questions distinctes', () => {
  expect(new Set(Object.values(QUESTIONS)).size).toBeGreaterThanOrEqual(12)
})

it.each([
  ['Rouge', 'rouge'],
  ['  Saint   Étienne ', 'saint etienne'],
  ['LYON', 'lyon'],
  ['１９９８', '1998'],
  ['Ça\u00a0alors', 'ca alors'],
])('compare « %s » comme « %s »', (saisie, comparee) => {
  expect(normalizeAnswer(saisie)).toBe(comparee)
})
