import { expect, it } from 'vitest'
import { createRate } from '@/scripts/door/rate.ts'

/** Une allure dont l’essai tient l’horloge. */
function open(rate: Parameters<typeof createRate>[0]) {
  let at = 1000
  const count = createRate(rate, () => at)
  return {
    count,
    wait: (ms: number) => (at += ms),
    passed: (name: string, n: number) => Array.from({ length: n }, () => count(name)).filter((s) => s === 0).length,
  }
}

it('la rafale passe, pas une de plus ; ce qu’il faut attendre est dit et suffit ; insister ne l’allonge pas', () => {
  const { count, wait, passed } = open({ burst: 5, perSecond: 2 })
  expect(passed('a', 100)).toBe(5)
  expect(count('a')).toBe(1)
  expect(passed('b', 1), 'un autre n’attend pas').toBe(1)
  wait(1000)
  expect(passed('a', 100)).toBe(2)
  wait(60_000)
  expect(passed('a', 100), 'rien ne s’amasse au-delà de la rafale').toBe(5)
})

it('la mémoire est bornée, et cent mille noms se comptent en temps linéaire', () => {
  const { count, passed } = open({ burst: 1, perSecond: 0.001, kept: 100 })
  passed('premier', 1)
  const from = performance.now()
  for (let i = 0; i < 100_000; i++) count(`n${i}`)
  expect(performance.now() - from).toBeLessThan(2000)
  expect(passed('premier', 1), 'le plus ancien est oublié').toBe(1)
  expect(passed('n99999', 1), 'le dernier est retenu').toBe(0)
})
