import { randomUUID } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Server } from 'node:net'
import { join } from 'node:path'

/** Ce que le détenteur d’un dossier de données dit de lui ; `parent` : qui l’a lancé. */
export type Holder = { pid: number; parent?: number; port: number; token: string; address?: string; stopping?: boolean }

/** Tenu par un seul processus à la fois ; `announce` publie l’adresse du portail. */
export type FolderLock = { announce(address: string): void; announceStop(): void; release(): void }

/**
 * Prend le dossier de données pour ce processus, ou seulement une place à son port quand la base vit ailleurs : plusieurs instances s’y tiennent alors.
 * Le détenteur se reconnaît à un port local qu’il écoute, pas à son numéro : un numéro se réemploie, surtout en conteneur.
 * @param instance le port de cette instance parmi d’autres ; sans lui, le dossier entier.
 * @returns le verrou, ou le détenteur vivant quand le dossier est pris.
 */
export async function takeFolder(dataDir: string, instance?: number): Promise<{ lock: FolderLock } | { holder: Holder }> {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, instance === undefined ? 'portail.lock' : `portail-${instance}.lock`)
  const { server, holder } = await listen()
  for (let attempt = 0; attempt < 50; attempt++) {
    if (create(file, holder)) return { lock: folderLock(file, server, holder) }
    const other = readHolder(file)
    if (other && (await isAlive(other))) {
      server.close()
      return { holder: other }
    }
    discard(file, other)
  }
  server.close()
  throw new Error(`Le verrou ${file} n’a pas pu être pris.`)
}

/** Ceux qui tiennent un dossier, ou une place, d’après leurs verrous, vivants ou non ; un seul quand la base est embarquée. */
export function listHolders(dataDir: string): Holder[] {
  const files = (existsSync(dataDir) ? readdirSync(dataDir) : []).filter((name) => /^portail(?:-\d+)?\.lock$/.test(name))
  return files.flatMap((name) => readHolder(join(dataDir, name)) ?? [])
}

/** `undefined` sans verrou lisible. */
function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

/** Vrai quand un processus répond encore de ce verrou. */
export function isAlive(holder: Holder): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: holder.port })
    const end = (alive: boolean) => {
      socket.destroy()
      resolve(alive)
    }
    // Trop occupé pour répondre, il vit tout de même ; un autre programme sur ce port dit autre chose ou raccroche.
    socket.setTimeout(3000, () => end(true))
    socket.on('data', (data) => end(data.toString() === holder.token))
    socket.on('error', () => end(false))
    socket.on('end', () => end(false))
  })
}

async function listen(): Promise<{ server: Server; holder: Holder }> {
  const token = randomUUID()
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.end(token)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  server.unref()
  return { server, holder: { pid: process.pid, parent: process.ppid, port: (server.address() as AddressInfo).port, token } }
}

/** Crée le verrou entier ou pas du tout : à moitié écrit, il paraîtrait périmé à un autre lancement. */
function create(file: string, holder: Holder): boolean {
  const draft = `${file}.${holder.token}`
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Retire un verrou périmé ; deux lancements peuvent le juger ensemble, alors ce qui est écarté est relu avant d’être jeté. */
function discard(file: string, judged: Holder | undefined): void {
  const aside = `${file}.perime.${process.pid}`
  try {
    renameSync(file, aside)
    const moved = JSON.parse(readFileSync(aside, 'utf8')) as Holder
    if (judged && moved.token !== judged.token) linkSync(aside, file)
  } catch {
    // Déjà parti, illisible ou repris : l’essai suivant regarde ce qu’il y a.
  } finally {
    rmSync(aside, { force: true })
  }
}

function folderLock(file: string, server: Server, holder: Holder): FolderLock {
  let said: Holder = holder
  const say = (more: Partial<Holder>) => {
    said = { ...said, ...more }
    const draft = `${file}.${holder.token}`
    writeFileSync(draft, JSON.stringify(said), { mode: 0o600 })
    renameSync(draft, file)
  }
  return {
    announce: (address) => say({ address }),
    announceStop: () => say({ stopping: true }),
    release() {
      server.close()
      rmSync(file, { force: true })
    },
  }
}
