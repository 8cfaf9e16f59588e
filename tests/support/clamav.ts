import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inProject } from '../../scripts/paths.ts'

// Un vrai clamd : celui de la machine, ou le paquet de Debian déplié dans un dossier à nous, sans rien installer ni demander de droit.
const FOLDER = inProject('.data', 'clamav')
/** Le mot que notre seule signature reconnaît : aucun vrai programme malveillant n’entre dans ces essais. */
export const SIGNED = 'CARCEPT-PREV-ESSAI-DE-L-ANTIVIRUS'
/** Au-delà, ce clamd refuse un fichier en entier. */
export const STREAM_MAX = 2_000_000
const START_MS = 60_000

/** Où est clamd, et les bibliothèques qu’il lui faut. @throws une phrase qui dit pourquoi il ne s’installe pas ici. */
export function installClamd(): { clamd: string; libraries: string } {
  try {
    return { clamd: execFileSync('which', ['clamd'], { encoding: 'utf8' }).trim(), libraries: '' }
  } catch {
    // Pas sur la machine : le paquet.
  }
  const root = join(FOLDER, 'racine')
  const clamd = join(root, 'usr', 'sbin', 'clamd')
  if (!existsSync(clamd)) {
    mkdirSync(root, { recursive: true })
    try {
      const uris = execFileSync('apt-get', ['install', '--print-uris', '-y', '--no-install-recommends', 'clamav-daemon'], { encoding: 'utf8' })
      const names = [...uris.matchAll(/^'\S+' ([^_\s]+)_/gm)].map(([, name]) => name ?? '')
      execFileSync('apt-get', ['download', ...names], { cwd: FOLDER, stdio: 'pipe' })
      for (const deb of readdirSync(FOLDER).filter((f) => f.endsWith('.deb'))) execFileSync('dpkg-deb', ['-x', join(FOLDER, deb), root])
    } catch (erreur) {
      throw new Error(
        'clamd ne s’installe pas ici : il faut une Debian qui atteint ses paquets (apt-get download clamav-daemon), ou « clamd » dans le chemin.',
        { cause: erreur },
      )
    }
  }
  return {
    clamd,
    libraries: readdirSync(join(root, 'usr', 'lib'))
      .map((dossier) => join(root, 'usr', 'lib', dossier))
      .join(':'),
  }
}

/** Démarre ce clamd sur ce port, avec notre signature seule. @throws quand il n’écoute pas à temps, avec ce qu’il a dit. */
export async function startClamd({ clamd, libraries }: ReturnType<typeof installClamd>, port: number): Promise<ChildProcess> {
  const base = join(FOLDER, 'base')
  const log = join(FOLDER, `clamd-${port}.log`)
  mkdirSync(base, { recursive: true })
  writeFileSync(join(base, 'essai.ndb'), `Essai.Portail:0:*:${Buffer.from(SIGNED).toString('hex')}\n`)
  writeFileSync(log, '')
  const conf = join(FOLDER, `clamd-${port}.conf`)
  const lines = [
    'Foreground yes',
    `TCPSocket ${port}`,
    'TCPAddr 127.0.0.1',
    `DatabaseDirectory ${base}`,
    `LogFile ${log}`,
    'LogFileUnlock yes',
    'User root',
  ]
  writeFileSync(conf, [...lines, `StreamMaxLength ${STREAM_MAX}`, ''].join('\n'))
  const child = spawn(clamd, ['--config-file', conf], { stdio: 'ignore', env: { ...process.env, LD_LIBRARY_PATH: libraries } })
  for (const end = Date.now() + START_MS; Date.now() < end; await sleep(100)) {
    if (child.exitCode !== null) break
    if (await answers(port)) return child
  }
  child.kill('SIGKILL')
  throw new Error(`clamd n’écoute pas : ${readFileSync(log, 'utf8').slice(-1000)}`)
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const prise = connect({ host: '127.0.0.1', port })
    prise.on('connect', () => prise.write('zPING\0'))
    prise.on('data', (dit) => {
      prise.destroy()
      resolve(dit.toString().startsWith('PONG'))
    })
    prise.on('error', () => resolve(false))
    prise.on('close', () => resolve(false))
  })

/** Arrête ce clamd et attend sa fin. */
export async function stopClamd(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const fini = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGCONT')
  child.kill('SIGKILL')
  await fini
}
