import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { journal, type Line } from '@/scripts/door/journal'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

/** Des requêtes qui finissent ainsi, à la suite. @returns ce que dit le journal. */
function journaled(): { lines: Line[]; serve: (statut: number) => void } {
  const lines: Line[] = []
  const dit = journal(
    (_, line) => void lines.push(line),
    (path) => path,
  )
  return {
    lines,
    serve(statut) {
      const res = Object.assign(new EventEmitter(), { statusCode: statut, writableFinished: true }) as unknown as ServerResponse
      dit(res, { method: 'GET', path: '/', requestId: 'r', person: () => null })
      res.emit('close')
    },
  }
}

it.each([429, 503])('mille refus %s dans la seconde font une ligne ; la suivante dit combien se sont tus', (statut) => {
  const { lines, serve } = journaled()
  for (let n = 0; n < 1000; n++) serve(statut)
  expect(lines).toHaveLength(1)
  expect(lines[0]).not.toHaveProperty('tues')
  vi.advanceTimersByTime(1001)
  serve(statut)
  serve(statut)
  expect(lines.map(({ tues }) => tues)).toEqual([undefined, 999])
})

it('un refus ne fait pas taire l’autre, ni ce qui est servi', () => {
  const { lines, serve } = journaled()
  for (const statut of [429, 503, 429, 200, 200, 404, 500, 500]) serve(statut)
  expect(lines.map(({ statut }) => statut)).toEqual([429, 503, 200, 200, 404, 500, 500])
})
