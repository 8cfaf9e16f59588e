import { build, journeys, lint, perform, types, unused, vitest } from './checks.ts'
import { openMemory } from './memoire.ts'
import { finish, stopTogether } from './verdict.ts'
import type { Tally } from './tally.ts'

// `npm test` : tout, dans l’ordre, sans s’arrêter à un échec.
stopTogether()
const memoire = openMemory()
if (memoire) process.env.BASES_EN_MEMOIRE = memoire
const tallies: Tally[] = []
for (const check of [lint, types, unused, vitest([], 'unit', 'rules', 'integration'), build, journeys()]) tallies.push(await perform(check))
finish(tallies)
