import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const RACINE = join(import.meta.dirname, '../..')

/** Chaque import interdit, donné au linter dans une copie vide de la maison : la règle doit mordre, et ne mordre que là. */
const CAS: [lieu: string, ligne: string, permis: boolean][] = [
  ['app/N/page.tsx', `import Link from 'next/link'`, false],
  ['app/N/page.tsx', `import { asActor } from '@/lib/data/as-actor'`, false],
  ['app/N/page.tsx', `import { asSystem } from '@/lib/data/as-system'`, false],
  ['app/N/page.tsx', `import { page } from '@/doors/page'`, true],
  ['components/N/vue.tsx', `import Link from 'next/link'`, false],
  ['components/N/vue.tsx', `import { clients } from '@/lib/data/prisma'`, false],
  ['components/N/vue.tsx', `import { actorOfSession } from '@/lib/identite/session'`, false],
  ['components/N/vue.tsx', `import { page } from '@/doors/page'`, false],
  ['components/N/vue.tsx', `import { Lien } from '@/components/ui/lien'`, true],
  ['lib/N/rules.ts', `import { env } from '@/lib/ground/env'`, false],
  ['lib/N/rules.ts', `import { redirect } from 'next/navigation'`, false],
  ['lib/N/rules.ts', `import { clients } from '@/lib/data/prisma'`, false],
  ['lib/demandes/N/rules.ts', `import { asSystem } from '../../data/as-system'`, false],
  ['lib/N/rules.ts', `import { RIGHTS } from '@/lib/access/rights'`, true],
  ['lib/N/queries.ts', `import { asSystem } from '@/lib/data/as-system'`, false],
  ['lib/N/queries.ts', `import { asActor } from '@/lib/data/as-actor'`, false],
  ['lib/demandes/N/act.ts', `import { asSystem } from '@/lib/data/as-system'`, false],
  ['lib/demandes/N/act.ts', `import { page } from '@/doors/page'`, false],
  ['lib/demandes/N/act.ts', `import { asActor } from '@/lib/data/as-actor'`, true],
  // Refusé d’office : une pièce que personne n’a nommée n’a aucune de ces clés.
  ['lib/neuve/N/act.ts', `import { asSystem } from '@/lib/data/as-system'`, false],
  ['lib/neuve/N/act.ts', `import { asSystem } from '../../data/as-system'`, false],
  ['lib/neuve/N/act.ts', `import { page } from '@/doors/page'`, false],
  ['lib/neuve/N/act.ts', `import { visit } from '../../../doors/visit'`, false],
  ['lib/neuve/N/act.ts', `import { PORTES } from '@/app/portes'`, false],
  ['lib/neuve/N/act.ts', `import Link from 'next/link'`, false],
  ['lib/demandes/N/queries.ts', `import { asActor } from '../../data/as-actor'`, false],
  ['doors/N/porte.ts', `import { asSystem } from '@/lib/data/as-system'`, false],
  ['doors/N/porte.ts', `import { cancelDemande } from '@/lib/demandes/fil/cancel-demande'`, true],
  ['lib/jobs/N/travail.ts', `import { asSystem } from '@/lib/data/as-system'`, true],
  ['lib/jobs/N/travail.ts', `import { visit } from '@/doors/visit'`, false],
  ['lib/identite/N/session.ts', `import { systemDb } from '@/lib/data/as-system'`, true],
  ['app/N/actions.ts', `import { cancelDemande } from '@/lib/demandes/fil/cancel-demande'`, true],
]

const copie = mkdtempSync(join(tmpdir(), 'imports-'))
const place = (numero: number): string => (CAS[numero]?.[0] ?? '').replace('/N/', `/cas-${numero}/`)
let trouves: string[] = []

beforeAll(() => {
  copyFileSync(join(RACINE, 'biome.json'), join(copie, 'biome.json'))
  CAS.forEach(([, ligne], numero) => {
    mkdirSync(dirname(join(copie, place(numero))), { recursive: true })
    writeFileSync(join(copie, place(numero)), `${ligne}\n`)
  })
  const biome = join(RACINE, 'node_modules/@biomejs/biome/bin/biome')
  const { stdout } = spawnSync(
    process.execPath,
    [biome, 'lint', '--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=none', '.'],
    { cwd: copie, encoding: 'utf8' },
  )
  trouves = CAS.map((_, numero) => place(numero)).filter((chemin) => stdout.includes(`${chemin}"`))
})
afterAll(() => rmSync(copie, { recursive: true, force: true }))

describe('les imports interdits sont refusés par le linter', () => {
  it.each(CAS.map((cas, numero) => [...cas, numero] as const))('%s : %s → %s', (_lieu, _ligne, permis, numero) =>
    expect(trouves.includes(place(numero))).toBe(!permis),
  )
})
