import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { type Caller, createPlaces } from '@/scripts/door/places.ts'
import { createTurns } from '@/scripts/door/turns.ts'

const SHARES = { total: 6, strangers: 4, perStranger: 3, perSession: 2, perAddress: 5 }
const stranger = (network: number): Caller => ({ address: `192.0.${network}.1`, session: null })
const open = (waiting = 8, patienceMs = 60) => createTurns(createPlaces(SHARES), { waiting, patienceMs })

it('qui a sa part entend non tout de suite ; les autres attendent leur tour, le moins servi d’abord', async () => {
  const turn = open(8, 2000)
  const heavy = await Promise.all([turn(stranger(1)), turn(stranger(1)), turn(stranger(1))])
  await turn(stranger(2))
  expect(await turn(stranger(1)), 'sa part').toBeNull()
  const order: string[] = []
  const again = turn(stranger(2)).then((leave) => order.push('déjà servi') && leave)
  const fresh = turn(stranger(3)).then((leave) => order.push('nouveau') && leave)
  heavy[0]?.()
  expect(await fresh).toBeTypeOf('function')
  heavy[1]?.()
  expect(await again).toBeTypeOf('function')
  expect(order).toEqual(['nouveau', 'déjà servi'])
})

it('qui est connecté passe quand les inconnus ont tout', async () => {
  const turn = open()
  for (const n of [1, 2, 3, 4]) expect(await turn(stranger(n))).toBeTypeOf('function')
  expect(await turn({ address: '192.0.1.1', session: 'claire' })).toBeTypeOf('function')
})

it('la patience passée, c’est non, et la place libérée ensuite n’est pas perdue', async () => {
  const turn = open()
  const held = [await turn(stranger(1)), await turn(stranger(2)), await turn(stranger(3)), await turn(stranger(4))]
  expect(await turn(stranger(5))).toBeNull()
  held[0]?.()
  held[0]?.()
  expect(await turn(stranger(5))).toBeTypeOf('function')
  expect(await turn(stranger(6))).toBeNull()
})

it('qui attend plusieurs fois ne passe pas plusieurs fois avant un nouveau venu, et n’attend qu’à sa part', async () => {
  const turn = open(16, 2000)
  const held = [await turn(stranger(1)), await turn(stranger(1)), await turn(stranger(2)), await turn(stranger(2))]
  const order: string[] = []
  const asked = [3, 3, 4].map((n) => turn(stranger(n)).then((leave) => leave && order.push(String(n))))
  expect(await turn(stranger(3)), 'sa part de la file').toBeNull()
  for (const leave of held) {
    leave?.()
    await sleep(5)
  }
  await Promise.all(asked)
  expect(order).toEqual(['3', '4', '3'])
})

it('les pages de trop d’une personne attendent leur tour ; celle d’un autre passe devant', async () => {
  const turn = open(16, 2000)
  const signed = (session: string): Caller => ({ address: '192.0.9.1', session })
  const held = await Promise.all([turn(signed('lourde')), turn(signed('lourde'))])
  const order: string[] = []
  const late = turn(signed('lourde')).then((leave) => order.push('lourde') && leave)
  expect(await turn(signed('autre')), 'il reste des places').toBeTypeOf('function')
  await sleep(5)
  expect(order, 'sa part est prise').toEqual([])
  held[0]?.()
  expect(await late).toBeTypeOf('function')
})
