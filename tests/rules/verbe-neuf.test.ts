import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// Un verbe de plus sur une demande, « remettre dans la bannette », écrit dans une copie de la maison : ce que le compilateur demande alors est la recette.
const RACINE = join(import.meta.dirname, '../..')
const copie = mkdtempSync(join(tmpdir(), 'verbe-'))
const GESTE = 'lib/demandes/gestion/release-demande.ts'
const CATALOGUE = 'lib/acts/catalogue.ts'
const JOURNAL = 'lib/copy/journal.ts'
const TRANSITIONS = 'lib/demandes/transitions.ts'

/** Le geste : il prend une visite, change ce qui est à lui, et rend un fait. */
const source = `import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { acte, type Visee } from '../acte'
import type { FaitGestion } from '../transitions'

/** Remet une demande dans la bannette : un autre la prendra. */
export const releaseIn = (db: Db, visit: Visit<'gestion:traiter', Visee>): Promise<FaitGestion> =>
  acte(db, visit, 'remettre', async ({ demande: { numero }, fait }) => {
    await fait('demande.remise', {}, { gestionnaireId: null, gestionnaireNom: null, priseLe: null })
    return { numero, suite: 'remettre' }
  })
export const releaseDemande = command(releaseIn)
`

/** Ajoute une ligne sous celle qui dit la prise en charge, partout où ce fichier en dit une comme `modele`. */
function addBeside(file: string, modele: RegExp, ligne: string): void {
  const path = join(copie, file)
  const texte = readFileSync(path, 'utf8')
  expect(texte, `${file} a sa ligne modèle`).toMatch(modele)
  writeFileSync(
    path,
    texte.replace(modele, (trouvee) => `${trouvee}\n${ligne}`),
  )
}

/** Les fichiers où le compilateur trouve à redire, dans l’ordre des noms. */
function complaints(): { files: string[]; texte: string } {
  const { stdout } = spawnSync(process.execPath, [join(RACINE, 'node_modules/typescript/lib/tsc.js'), '--noEmit', '-p', 'tsconfig.verbe.json'], {
    cwd: copie,
    encoding: 'utf8',
  })
  return { files: [...new Set([...stdout.matchAll(/^(\S[^\n]*?)\(\d+,\d+\): error/gm)].map(([, file = '']) => file))].sort(), texte: stdout }
}

beforeAll(() => {
  for (const path of ['app', 'components', 'doors', 'lib', 'package.json', 'tsconfig.json'])
    cpSync(join(RACINE, path), join(copie, path), { recursive: true })
  symlinkSync(join(RACINE, 'node_modules'), join(copie, 'node_modules'))
  const include = ['app', 'components', 'doors', 'lib'].flatMap((piece) => [`${piece}/**/*.ts`, `${piece}/**/*.tsx`])
  writeFileSync(
    join(copie, 'tsconfig.verbe.json'),
    JSON.stringify({ extends: './tsconfig.json', compilerOptions: { incremental: true, tsBuildInfoFile: '.tsbuildinfo' }, include }),
  )
})
afterAll(() => rmSync(copie, { recursive: true, force: true }))

describe('un verbe de plus sur une demande est son fichier, sa ligne au catalogue, et ce que le compilateur demande alors', {
  timeout: 300_000,
}, () => {
  it('son fichier et sa ligne : le compilateur demande s’il est suivi, s’il est au fil, ce qu’en dit le journal du compte, et de quel acte il s’agit', () => {
    writeFileSync(join(copie, GESTE), source)
    addBeside(CATALOGUE, /^ {2}'demande\.prise_en_charge': \{ demandeId: string \}$/m, `  'demande.remise': { demandeId: string }`)
    const { files, texte } = complaints()
    expect(files).toEqual([CATALOGUE, JOURNAL, GESTE])
    expect(texte).toMatch(/'"demande\.remise"' is missing in .*Record<keyof Events, boolean>/)
    expect(texte).toMatch(/'"demande\.remise"' is missing in .*Record<EventDemande, boolean>/)
    expect(texte).toMatch(/'"remettre"' is not assignable to parameter of type 'Acte'/)
  })

  it('cela dit, où il mène, ce que l’écran en dit, sa phrase au fil, et qui il prévient', () => {
    // Deux fois : `SUIVI`, puis `AU_FIL`.
    addBeside(CATALOGUE, /^ {2}'demande\.prise_en_charge': true,$/gm, `  'demande.remise': true,`)
    addBeside(TRANSITIONS, /^ {2}'demande\.prise_en_charge': 'prendre',$/m, `  'demande.remise': 'remettre',`)
    addBeside(TRANSITIONS, /^export const ACTES_GESTION = \[/m, `  'remettre',`)
    expect(complaints().files).toEqual(['lib/copy/fil.ts', 'lib/copy/gestion.ts', JOURNAL, TRANSITIONS, 'lib/jobs/subscriptions.ts'])
  })

  it('une ligne dans chacun, et la maison se compile', () => {
    addBeside(TRANSITIONS, /^ {2}prendre: \{.*\},$/m, `  remettre: { en_traitement: 'a_prendre' },`)
    addBeside('lib/copy/gestion.ts', /^ {2}prendre: '.*',$/m, `  remettre: 'La demande est de nouveau à prendre.',`)
    addBeside(
      'lib/copy/fil.ts',
      /^ {2}'demande\.prise_en_charge': .*,$/m,
      `  'demande.remise': (_, { par }) => \`Demande remise à prendre par \${par}.\`,`,
    )
    addBeside(JOURNAL, /^ {2}'demande\.prise_en_charge': .*,$/m, `  'demande.remise': demandes('A remis à prendre'),`)
    addBeside(
      'lib/jobs/subscriptions.ts',
      /^ {2}'demande\.prise_en_charge': .*,$/m,
      `  'demande.remise': { notifications: [auxSuiveurs('statut')], courriels: [] },`,
    )
    expect(complaints()).toEqual({ files: [], texte: '' })
  })
})
