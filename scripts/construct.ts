import { build, perform } from './checks.ts'
import { generateClient } from './generate.ts'
import { finish, stopTogether } from './verdict.ts'

// `npm run build` : la construction de production, sans base ni secret ; celle qui est déjà celle des sources reste.
stopTogether()
await generateClient()
finish([await perform(build)])
