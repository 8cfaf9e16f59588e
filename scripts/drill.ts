import { perform, vitest } from './checks.ts'
import { finish, stopTogether } from './verdict.ts'

// `npm run drill` : ce qui est trop long pour `npm test`, sur un portail à lui.
stopTogether()
process.env.E2E_NUMERO ??= '8'
finish([await perform(vitest(process.argv.slice(2), 'drill'))])
