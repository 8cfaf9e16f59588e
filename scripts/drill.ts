import { journeys, perform, vitest } from './checks.ts'
import { generateClient } from './generate.ts'
import { finish, stopTogether } from './verdict.ts'

/** Les parcours que `npm test` joue en court, et qui se jouent ici en entier. */
const PARCOURS: Record<string, { env: Record<string, string>; args: string[] }> = {
  coupures: { env: { COUPURES: 'longues' }, args: ['tests/e2e/demarches/coupures.spec.ts', '--project=demarches', '--no-deps'] },
  matrice: { env: { MATRICE: 'entiere' }, args: ['tests/e2e/acces/matrice.spec.ts', '--project=balayage', '--no-deps'] },
}

// `npm run drill` : ce qui est trop long pour `npm test`, sur un portail à lui.
stopTogether()
await generateClient()
process.env.E2E_NUMERO ??= '8'
const noms = process.argv.slice(2)
const essais = noms.filter((nom) => !(nom in PARCOURS))
const tallies = noms.length > 0 && essais.length === 0 ? [] : [await perform(vitest(essais, 'drill'))]
for (const [nom, { env, args }] of Object.entries(PARCOURS)) {
  if (noms.length > 0 && !noms.includes(nom)) continue
  Object.assign(process.env, env)
  tallies.push(await perform(journeys(args)))
}
finish(tallies)
