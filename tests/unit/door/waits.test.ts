import { expect, it } from 'vitest'
import { createWaits } from '@/scripts/door/waits.ts'

/** Ce que chaque nom a perdu, et de quoi prendre plusieurs places d’un coup. */
function open(shares: { total: number; each: number }) {
  const wait = createWaits(shares)
  const lost: string[] = []
  const take = (name: string, n = 1) =>
    Array.from({ length: n }, (_, i) => wait(name, () => lost.push(`${name}${i}`))).filter((leave) => leave !== null)
  return { take, lost }
}

it('chacun sa part ; tout pris, qui en tient le plus rend la plus ancienne à qui en tient moins', () => {
  const { take, lost } = open({ total: 10, each: 6 })
  expect(take('a', 100)).toHaveLength(6)
  expect(take('b', 100), 'les quatre libres, puis une reprise à a').toHaveLength(5)
  expect(lost).toEqual(['a0'])
  expect(take('c', 100), 'jusqu’à parts égales').toHaveLength(3)
  expect(lost).toHaveLength(4)
  expect(take('d'), 'un nouveau venu en a toujours une').toHaveLength(1)
})

it('mille nouveaux à la suite n’en reprennent jamais à qui n’en tient qu’une', () => {
  const { take, lost } = open({ total: 4, each: 4 })
  take('honnête')
  take('lourd', 4)
  for (let i = 0; i < 1000; i++) take(`nouveau ${i}`)
  expect(lost.some((one) => one.startsWith('honnête'))).toBe(false)
  expect(lost).toEqual(['lourd0', 'lourd1'])
})

it('une place quittée ou reprise se rend une seule fois', () => {
  const { take } = open({ total: 2, each: 2 })
  const [first, second] = take('a', 2)
  expect(take('b')).toHaveLength(1)
  first?.()
  first?.()
  expect(take('c'), 'la première avait été reprise').toHaveLength(0)
  second?.()
  second?.()
  expect(take('c', 5)).toHaveLength(1)
})
