import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ROOT } from '@/scripts/paths.ts'

const CODE = `
const { readEnvFiles } = await import('./scripts/env-files.ts')
const { settleMode, listeningHost } = await import('./scripts/environment.ts')
readEnvFiles({ dev: process.argv[2] === 'dev', folder: process.argv[1] })
settleMode()
const { DEMO, APP_URL, DATABASE_URL } = process.env
console.log(JSON.stringify({ DEMO, APP_URL, DATABASE_URL, host: listeningHost() }))`

function settle(files: Record<string, string>, env: Record<string, string> = {}, mode = 'start'): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'env-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const options = { cwd: ROOT, env: { PATH: process.env.PATH ?? '', ...env } as unknown as NodeJS.ProcessEnv, encoding: 'utf8' } as const
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', CODE, folder, mode], options))
}

test('sans fichier ni variable, la démonstration, sur cette machine seule', () => {
  expect(settle({})).toEqual({ DEMO: 'oui', host: '127.0.0.1' })
})

test('un .env complet est la production : il est lu avant que rien ne se décide', () => {
  const said = settle({ '.env': 'DATABASE_URL=postgresql://base\nAPP_URL=https://espace.exemple.fr\n' })
  expect(said).toEqual({ DEMO: 'non', DATABASE_URL: 'postgresql://base', APP_URL: 'https://espace.exemple.fr' })
})

test('.env.local l’emporte sur .env, l’environnement sur tous deux, et chaque mode a le sien', () => {
  const files = { '.env': 'APP_URL=https://a.fr', '.env.local': 'APP_URL=https://b.fr', '.env.development': 'DEMO=oui' }
  expect(settle(files)).toMatchObject({ APP_URL: 'https://b.fr', DEMO: 'non' })
  expect(settle(files, { APP_URL: 'https://c.fr' })).toMatchObject({ APP_URL: 'https://c.fr' })
  expect(settle(files, {}, 'dev')).toMatchObject({ DEMO: 'oui' })
})
