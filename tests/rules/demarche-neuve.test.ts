import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { writeDemarches } from '../../scripts/demarches.ts'

const RACINE = join(import.meta.dirname, '../..')
const copie = mkdtempSync(join(tmpdir(), 'demarche-'))
afterAll(() => rmSync(copie, { recursive: true, force: true }))

/** Une copie de la maison où le contrat des démarches se lance seul, sans base. */
function copyHouse(): void {
  for (const path of ['lib', 'components', 'package.json', 'tsconfig.json', 'tests/rules/demarches.test.ts'])
    cpSync(join(RACINE, path), join(copie, path), { recursive: true })
  symlinkSync(join(RACINE, 'node_modules'), join(copie, 'node_modules'))
  const alias = { '@': copie, 'server-only': join(copie, 'node_modules/server-only/empty.js') }
  writeFileSync(join(copie, 'vitest.config.mjs'), `export default { resolve: { alias: ${JSON.stringify(alias)} } }\n`)
}

const contract = () =>
  spawnSync(process.execPath, [join(RACINE, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=verbose', 'tests/rules/demarches.test.ts'], {
    cwd: copie,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, NODE_ENV: 'test', NO_COLOR: '1' },
  })

it('une démarche de plus est son dossier, et rien d’autre : copié, il est au catalogue et tient le contrat', () => {
  copyHouse()
  const dossier = join(copie, 'lib/demarches/demarche-neuve')
  mkdirSync(dossier)
  cpSync(join(RACINE, 'tests/rules/demarche-neuve'), dossier, { recursive: true })
  writeDemarches(copie)
  const { status, stdout, stderr } = contract()
  expect(status, stdout + stderr).toBe(0)
  expect(stdout).toContain('la démarche demarche-neuve > est au catalogue d’une entreprise couverte')
  expect(stdout).toContain('la démarche demarche-neuve > l’exemple « question » est prêt à envoyer')
}, 60_000)

it('une règle sans refus, elle, ne passe pas', () => {
  const sample = join(copie, 'lib/demarches/demarche-neuve/sample.ts')
  writeFileSync(sample, readFileSync(sample, 'utf8').replace(/ = \{ 'un message.*\}\n/, ' = {}\n'))
  const { status, stdout } = contract()
  expect(status).toBe(1)
  expect(stdout).toMatch(/[×✗] .*la démarche demarche-neuve > refuse ce que chacune de ses règles refuse/)
}, 60_000)
