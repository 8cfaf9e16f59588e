import { journeys, perform } from './checks.ts'
import { generateClient } from './generate.ts'
import { finish, stopTogether } from './verdict.ts'

// `npm run e2e -- <arguments de Playwright>` : les parcours seuls.
stopTogether()
await generateClient()
finish([await perform(journeys(process.argv.slice(2)))])
