import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listHolders, takeFolder } from '@/scripts/lock.ts'
import { readSecrets } from '@/scripts/secrets.ts'
import { freePort, holdWith, runScript } from './children.ts'
import { newFolder } from './folder.ts'

/** Ce qui dirait que la base est ailleurs. */
const ICI = { DATABASE_URL: undefined, DATABASE_APP_URL: undefined, DATABASE_SYSTEME_URL: undefined }

async function take(dataDir: string) {
  const taken = await takeFolder(dataDir)
  if (!('lock' in taken)) throw new Error('dossier pris')
  return taken.lock
}

test('un second lancement sur le même dossier le dit, donne l’adresse du premier et ne touche à rien', async () => {
  const dataDir = newFolder()
  const first = await take(dataDir)
  first.announce('http://localhost:3999')
  const before = readFileSync(join(dataDir, 'portail.lock'), 'utf8')

  const second = await runScript('start.ts', { ...ICI, DATA_DIR: dataDir, PORT: await freePort() })
  expect(second.code).toBe(1)
  expect(second.output.trim()).toBe(
    `Le portail tourne déjà dans ce dossier : http://localhost:3999 (processus ${process.pid}) ; il n’a pas été touché.`,
  )
  expect(readFileSync(join(dataDir, 'portail.lock'), 'utf8')).toBe(before)
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
  first.release()
})

test('la base ailleurs : deux instances tiennent un même dossier, chacune à son port ; au même port, une seule', async () => {
  const dataDir = newFolder()
  const [une, autre] = [await takeFolder(dataDir, 4001), await takeFolder(dataDir, 4002)]
  if (!('lock' in une && 'lock' in autre)) throw new Error('place prise')
  une.lock.announce('http://localhost:4001')
  expect(await takeFolder(dataDir, 4001)).toMatchObject({ holder: { address: 'http://localhost:4001' } })
  expect(
    listHolders(dataDir)
      .map(({ address }) => address)
      .sort(),
  ).toEqual(['http://localhost:4001', undefined])
  une.lock.release()
  expect(listHolders(dataDir)).toHaveLength(1)
  autre.lock.release()
})

test('la base donnée, le dossier n’est à personne : un second lancement ne s’arrête pas au premier', async () => {
  const dataDir = newFolder()
  const first = await take(dataDir)
  const given = { ...ICI, DATABASE_URL: 'postgresql://u:p@127.0.0.1:1/x', DEMO: 'oui' }
  const second = await runScript('start.ts', { ...given, DATA_DIR: dataDir, PORT: await freePort() })
  expect(second.output).not.toContain('dans ce dossier')
  expect(second.output).toContain('ECONNREFUSED')
  first.release()
})

test('le verrou d’un processus tué est repris', async () => {
  const dataDir = newFolder()
  const first = await holdWith(`
    const { takeFolder } = await import('./scripts/lock.ts')
    console.log('lock' in (await takeFolder('${dataDir}')))`)
  expect(first.said).toBe('true')
  expect('holder' in (await takeFolder(dataDir))).toBe(true)
  await first.killed()
  const lock = await take(dataDir)
  lock.release()
})

test('de plusieurs lancements simultanés sur un verrou périmé, un seul gagne', async () => {
  const dataDir = newFolder()
  writeFileSync(join(dataDir, 'portail.lock'), JSON.stringify({ pid: 1, port: 1, token: 'périmé' }))
  const taken = await Promise.all(Array.from({ length: 8 }, () => takeFolder(dataDir)))
  const winners = taken.flatMap((one) => ('lock' in one ? [one.lock] : []))
  expect(winners).toHaveLength(1)
  winners[0]?.release()
})

test('un lancement attend la fin d’un portail qui s’arrête', async () => {
  const dataDir = newFolder()
  const first = await take(dataDir)
  first.announceStop()
  const second = runScript('start.ts', { ...ICI, DATA_DIR: dataDir, DEMO: 'non', AUTH_SECRET: '', PORT: await freePort() })
  setTimeout(() => first.release(), 1500)
  expect((await second).output).toContain('AUTH_SECRET')
})

test('les secrets de la démonstration ne changent pas et ne se lisent que par leur propriétaire', () => {
  const dataDir = newFolder()
  const first = readSecrets(dataDir)
  expect(readSecrets(dataDir)).toEqual(first)
  expect(new Set(Object.values(first)).size).toBe(Object.keys(first).length)
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
})
