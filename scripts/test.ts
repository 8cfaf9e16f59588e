import { build, journeys, lint, perform, types, unused, vitest } from './checks.ts'
import { generateClient } from './generate.ts'
import { openMemory } from './memoire.ts'
import { inProject } from './paths.ts'
import { tryNode } from './processes.ts'
import { finish, stopTogether } from './verdict.ts'
import type { Tally } from './tally.ts'

// `npm test` : tout, dans l’ordre, sans s’arrêter à un échec.
stopTogether()
const memoire = openMemory()
if (memoire) process.env.BASES_EN_MEMOIRE = memoire
// Le monde de démonstration se joue pendant que le code se relit : ni l’un ni l’autre n’emploie deux cœurs. Ce qui en empêcherait, les types ou un essai le
// diront, et seront comptés.
await generateClient().catch(() => undefined)
const monde = tryNode([inProject('tests', 'support', 'prepare-world.ts')], { quiet: true }).catch(() => undefined)
const tallies: Tally[] = []
for (const check of [lint, types, unused]) tallies.push(await perform(check))
await monde
for (const check of [vitest([], 'unit', 'rules', 'integration'), build, journeys()]) tallies.push(await perform(check))
finish(tallies)
