import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Server } from 'node:net'
import { join } from 'node:path'

/** What the holder of a data folder says of itself. */
export type Holder = { pid: number; port: number; token: string; address?: string; stopping?: boolean }

/** Held by one process at a time; `announce` publishes the address of the portal. */
export type FolderLock = { announce(address: string): void; announceStop(): void; release(): void }

/**
 * Takes the data folder for this process.
 * The holder is known by a loopback port it listens on, not by its pid: pids are reused, above all in containers.
 * @returns the lock, or the live holder when the folder is taken.
 */
export async function takeFolder(dataDir: string): Promise<{ lock: FolderLock } | { holder: Holder }> {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'portail.lock')
  const { server, holder } = await listen()
  for (let attempt = 0; attempt < 50; attempt++) {
    if (create(file, holder)) return { lock: folderLock(file, server, holder) }
    const other = readHolder(dataDir)
    if (other && (await isAlive(other))) {
      server.close()
      return { holder: other }
    }
    discard(file, other)
  }
  server.close()
  throw new Error(`Le verrou ${file} n’a pas pu être pris.`)
}

/** Who holds a data folder according to its lock file, alive or not; undefined without a readable lock. */
export function readHolder(dataDir: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'portail.lock'), 'utf8')) as Holder
  } catch {
    return undefined
  }
}

/** Whether a process still answers for this lock. */
export function isAlive(holder: Holder): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: holder.port })
    const end = (alive: boolean) => {
      socket.destroy()
      resolve(alive)
    }
    // A holder too busy to answer is alive all the same; another program on a reused port says something else or hangs up.
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
  return { server, holder: { pid: process.pid, port: (server.address() as AddressInfo).port, token } }
}

/** Creates the lock whole or not at all: a half-written lock would look stale to another start. */
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

/** Removes a stale lock; two starts may judge it stale together, so what was moved away is read again before it is dropped. */
function discard(file: string, judged: Holder | undefined): void {
  const aside = `${file}.perime.${process.pid}`
  try {
    renameSync(file, aside)
    const moved = JSON.parse(readFileSync(aside, 'utf8')) as Holder
    if (judged && moved.token !== judged.token) linkSync(aside, file)
  } catch {
    // Already gone, unreadable or taken again: the next attempt looks at what is there.
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
