import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const RACINE = join(import.meta.dirname, '../..')
const fichiers = ['lib', 'doors'].flatMap((dossier) =>
  readdirSync(join(RACINE, dossier), { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.ts') && !f.startsWith('data/generated'))
    .map((f) => `${dossier}/${f}`),
)

it('un « OR » de Prisma est une liste écrite, jamais calculée : vide, il disparaîtrait et rien deviendrait tout', () => {
  const calculees = fichiers.filter((f) => /\bOR: (?!\[\{|\w+\[\])|\bOR: \[\.\.\./.test(readFileSync(join(RACINE, f), 'utf8')))
  // `filter` y traite la liste vide à part ; `tests/integration/access/perimetre.test.ts` le prouve.
  expect(calculees).toEqual(['lib/data/reach.ts'])
})
