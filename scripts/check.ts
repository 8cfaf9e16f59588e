import { lint, perform, types, unused, vitest } from './checks.ts'
import { finish, stopTogether } from './verdict.ts'

// `npm run check` : la boucle courte, en même temps sur les deux cœurs.
stopTogether()
const fast = async () => [await perform(lint), await perform(types), await perform(unused)]
const [statics, tests] = await Promise.all([fast(), perform(vitest([], 'unit', 'rules'))])
finish([...statics, tests])
