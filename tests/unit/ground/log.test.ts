import { afterEach, expect, it, vi } from 'vitest'
import { log, setLogLevel } from '@/lib/ground/log'

afterEach(() => setLogLevel('info'))

it('un niveau vaut pour tout le processus, les copies du module comprises, chargées avant ou après', async () => {
  vi.resetModules()
  const { log: avant } = await import('@/lib/ground/log')
  expect(avant).not.toBe(log)
  setLogLevel('error')
  vi.resetModules()
  const { log: apres } = await import('@/lib/ground/log')
  expect([log, avant, apres].map(({ level }) => level)).toEqual(['error', 'error', 'error'])
  expect([log, avant, apres].map((un) => un.isLevelEnabled('info'))).toEqual([false, false, false])
})
