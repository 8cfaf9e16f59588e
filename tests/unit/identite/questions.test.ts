import { expect, it } from 'vitest'
import { normalizeAnswer, QUESTIONS, weakAnswers } from '@/lib/identite/questions'

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

it.each(['900000019', '900 000 019', 'Petit', 'jeanne@exemple.fr'])('« %s » est un mot de la personne : pas une réponse', (reponse) => {
  expect(weakAnswers([{ question: 'plat', reponse }], ['jeanne@exemple.fr', 'Jeanne', 'Petit', '900000019'])).toMatchObject({
    reponse1: expect.stringContaining('SIREN'),
  })
})
