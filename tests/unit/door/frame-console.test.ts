import { expect, it } from 'vitest'
import { frameConsole, type Said } from '@/scripts/door/frame-console.ts'

it('ce que le cadre écrit de sa main va au journal, masqué, une fois par seconde et par phrase', () => {
  let now = 0
  const said: Said[] = []
  const say = frameConsole(
    (one) => said.push(one),
    () => now,
  )
  for (let i = 0; i < 500; i++) say(new Error('Invalid Server Actions request.'))
  say('⨯ uncaughtException:', new Error('fin'))
  expect(said.map(({ dit }) => dit.split(' ⏎')[0])).toEqual(['Error: Invalid Server Actions request.', '⨯ uncaughtException: Error: fin'])
  now = 1_000
  say(new Error('Invalid Server Actions request.'))
  expect(said.at(-1)).toMatchObject({ tues: 499 })
  say('le numéro 1 85 05 78 006 084 36 et %s', 'FR76 3000 6000 0112 3456 7890 189')
  expect(said.at(-1)?.dit).toBe('le numéro [nir] et [iban]')
  say('x'.repeat(100_000))
  expect(said.at(-1)?.dit.length).toBeLessThanOrEqual(2_000)
})

it('mille phrases différentes n’en font pas mille', () => {
  const said: Said[] = []
  const say = frameConsole(
    (one) => said.push(one),
    () => 0,
  )
  for (let i = 0; i < 1_000; i++) say(`phrase ${i}`)
  expect(said.length).toBeLessThan(60)
})
