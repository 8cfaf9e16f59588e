import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freePort, runScript } from './children.ts'
import { newFolder } from './folder.ts'

const NOTHING = {
  AUTH_SECRET: '',
  PASSWORD_PEPPER: undefined,
  CHAMP_KEK: undefined,
  APP_URL: undefined,
  DATABASE_URL: undefined,
  DATABASE_APP_URL: undefined,
  DATABASE_SYSTEME_URL: undefined,
}

test('hors démonstration, un secret absent ou faible arrête tout : une phrase par variable, et rien n’est créé', async () => {
  const dataDir = newFolder()
  const { code, output } = await runScript('start.ts', { ...NOTHING, DATA_DIR: dataDir, DEMO: 'non', AUTH_SECRET: 'court', PORT: await freePort() })
  expect(code).toBe(1)
  expect(output).toContain('AUTH_SECRET est trop court')
  for (const name of ['PASSWORD_PEPPER', 'CHAMP_KEK', 'APP_URL', 'DATABASE_APP_URL', 'DATABASE_SYSTEME_URL']) {
    expect(output.split('\n').filter((line) => line.includes(` ${name} manque`))).toHaveLength(1)
  }
  expect(output, 'le propriétaire n’est pas demandé').not.toContain(' DATABASE_URL ')
  expect(output).not.toContain('    at ')
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
})

test('un port pris est dit avant tout travail', async () => {
  const { createServer } = await import('node:net')
  const other = createServer().listen(0)
  const port = (other.address() as { port: number }).port
  const dataDir = newFolder()
  const { code, output } = await runScript('start.ts', { DATA_DIR: dataDir, DEMO: 'oui', PORT: String(port) })
  expect(code).toBe(1)
  expect(output).toContain(`Le port ${port} est déjà pris`)
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
  other.close()
})
