import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { takeFolder } from '@/scripts/lock.ts'
import { ROOT } from '@/scripts/paths.ts'
import { expectFreePort, expectCalmLog, portalReady } from '../../support/portal-process.ts'
import { freePort } from './children.ts'
import { newFolder } from './folder.ts'

/** Un programme quelconque, qui répond 200 à tout. */
async function stranger(): Promise<string> {
  const server = createServer((_, res) => res.end('bonjour'))
  await new Promise<void>((resolve) => server.listen(0, resolve))
  onTestFinished(() => void server.close())
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

/** Un lanceur dont l’enfant exécute ceci, comme `bootstrap.mjs` fait du portail. */
function launcher(code: string) {
  const inner = JSON.stringify(['--input-type=module', '-e', `${code}\nsetInterval(() => undefined, 1000)`])
  const outer = `const child = require('node:child_process').spawn(process.execPath, ${inner}, { stdio: 'ignore' }); process.on('exit', () => child.kill()); process.on('SIGTERM', () => process.exit())`
  const child = spawn(process.execPath, ['-e', outer], { cwd: ROOT, stdio: 'ignore' })
  onTestFinished(() => void child.kill('SIGTERM'))
  return child
}
const portal = (dataDir: string, url: string) => `
  const { takeFolder } = await import('./scripts/lock.ts')
  const { createServer } = await import('node:http')
  const taken = await takeFolder('${dataDir}')
  createServer((_, res) => res.end()).listen(${new URL(url).port}, () => taken.lock.announce('${url}'))`

test('un autre programme sur le port des essais : ils ne commencent pas', async () => {
  await expect(expectFreePort(await stranger())).rejects.toThrow(/pris par un autre programme/)
})

test('un autre répond 200 à la place du portail lancé : il n’est jamais pris pour lui', async () => {
  const url = await stranger()
  const dataDir = newFolder()
  const child = launcher('')
  await expect(portalReady({ dataDir, url, child, said: () => 'rien', limitMs: 1_000 })).rejects.toThrow(/n’a pas démarré/)
  // Un autre portail, vivant, annoncé à cette adresse, mais que nous n’avons pas lancé.
  const taken = await takeFolder(dataDir)
  if ('lock' in taken) taken.lock.announce(url)
  await expect(portalReady({ dataDir, url, child, said: () => 'rien', limitMs: 1_000 })).rejects.toThrow(/n’a pas démarré/)
  if ('lock' in taken) taken.lock.release()
})

test('celui que l’on a lancé est reconnu, et sa mort se voit', async () => {
  const dataDir = newFolder()
  const url = `http://localhost:${await freePort()}`
  await portalReady({ dataDir, url, child: launcher(portal(dataDir, url)), said: () => '', limitMs: 20_000 })
  const dead = spawn(process.execPath, ['-e', ''])
  await expect(portalReady({ dataDir, url, child: dead, said: () => 'mes derniers mots', limitMs: 20_000 })).rejects.toThrow(/mes derniers mots/)
})

test('un portail qui annonce une fin de vie fait échouer sa série', () => {
  expect(() => expectCalmLog('bonjour\n')).not.toThrow()
  expect(() => expectCalmLog('bonjour\n(node:12) DeprecationWarning: Calling client.query()\n')).toThrow(/client\.query/)
  expect(() => expectCalmLog('⨯ uncaughtException:  Error: Unexpected end of form\n')).toThrow(/end of form/)
})
