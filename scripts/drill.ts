import { journeys, perform, vitest } from './checks.ts'
import { finish, stopTogether } from './verdict.ts'

// `npm run drill` : ce qui est trop long pour `npm test`, sur un portail à lui.
stopTogether()
process.env.E2E_NUMERO ??= '8'
const noms = process.argv.slice(2)
const tallies = noms.length === 1 && noms[0] === 'coupures' ? [] : [await perform(vitest(noms, 'drill'))]
if (noms.length === 0 || noms.includes('coupures')) {
  process.env.COUPURES = 'longues'
  tallies.push(await perform(journeys(['tests/e2e/demarches/coupures.spec.ts', '--project=demarches', '--no-deps'])))
}
finish(tallies)
