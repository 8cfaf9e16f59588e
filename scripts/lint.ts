import { lint, perform } from './checks.ts'
import { finish, stopTogether } from './verdict.ts'

// `npm run lint` : Biome seul.
stopTogether()
finish([await perform(lint)])
