import { afterEach, expect, it } from 'vitest'
import { expiry } from '@/lib/demandes/brouillon/touch-brouillon'
import { tellInstant } from '@/lib/ground/clock'

afterEach(() => tellInstant(new Date()))

it.each([
  ['2026-11-30T22:59:00Z', '2026-12-30'],
  ['2026-11-30T23:01:00Z', '2026-12-31'],
  ['2026-07-01T22:30:00Z', '2026-08-01'],
])('touché à %s, un brouillon se garde jusqu’au %s : le jour de Paris, passé minuit aussi', (instant, jour) => {
  tellInstant(new Date(instant))
  expect(expiry(30).toISOString()).toBe(`${jour}T00:00:00.000Z`)
})
