import { perform, types } from './checks.ts'
import { finish, stopTogether } from './verdict.ts'

// `npm run typecheck` : TypeScript seul.
stopTogether()
finish([await perform(types)])
