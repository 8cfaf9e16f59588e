import 'server-only'
import { randomUUID } from 'node:crypto'
import { mkdir, open, opendir, rename, stat, statfs, unlink } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { env } from '@/lib/ground/env'
import type { Coffre, Garde } from './coffre'

/** Sous `DATA_DIR`, hors de ce que le serveur sait servir. */
const root = (): string => resolve(env().DATA_DIR, 'pieces')
const EN_COURS = 'en-cours'

/** Le disque de flydrive, dont l’écriture survit à une coupure : à côté, jusqu’au plateau, puis renommée. */
class DurableDriver extends FSDriver {
  override async put(cle: string, contenu: string | Uint8Array): Promise<void> {
    const but = join(root(), cle)
    const brouillon = join(root(), EN_COURS, randomUUID())
    await mkdir(dirname(brouillon), { recursive: true, mode: 0o700 })
    await mkdir(dirname(but), { recursive: true, mode: 0o700 })
    try {
      const fichier = await open(brouillon, 'wx', 0o600)
      try {
        await fichier.writeFile(contenu)
        await fichier.sync()
      } finally {
        await fichier.close()
      }
      await rename(brouillon, but)
      await syncFolder(dirname(but))
    } catch (erreur) {
      await unlink(brouillon).catch(() => {})
      throw erreur
    }
  }
}

async function syncFolder(dossier: string): Promise<void> {
  const ouvert = await open(dossier, 'r')
  try {
    await ouvert.sync()
  } finally {
    await ouvert.close()
  }
}

async function* list(chemin = ''): AsyncGenerator<Garde> {
  try {
    for await (const entree of await opendir(join(root(), chemin))) {
      const cle = chemin ? `${chemin}/${entree.name}` : entree.name
      if (entree.isDirectory()) yield* list(cle)
      else if (entree.isFile()) yield* statOf(cle)
    }
  } catch (erreur) {
    if (!isMissing(erreur)) throw erreur
  }
}

/** Un fichier effacé pendant qu’on le compte ne compte pas. */
async function* statOf(cle: string): AsyncGenerator<Garde> {
  const vu = await stat(join(root(), cle)).catch(() => null)
  if (vu) yield { cle, taille: vu.size, le: vu.mtime }
}

const isMissing = (erreur: unknown): boolean => (erreur as NodeJS.ErrnoException).code === 'ENOENT'

async function room(): Promise<number> {
  await mkdir(root(), { recursive: true, mode: 0o700 })
  const { bavail, bsize } = await statfs(root())
  return bavail * bsize
}

/** Le coffre sur le disque de cette machine. */
export const coffreDisque = (): Coffre => ({
  disk: new Disk(new DurableDriver({ location: root(), visibility: 'private' })),
  list,
  room,
  answers: async () => void (await room()),
})
