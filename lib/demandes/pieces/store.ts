import 'server-only'
import { randomUUID } from 'node:crypto'
import { mkdir, open, opendir, rename, stat, statfs, unlink } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Disk, type DriveDirectory, type DriveFile } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { keyed } from '@/lib/data/champ'
import { env } from '@/lib/ground/env'
import { isoDay } from '@/lib/ground/date'
import { openFile, sealFile } from './envelope'
import { LIMITES } from './rules'

/** Où vivent les fichiers : sous `DATA_DIR`, hors de ce que le serveur sait servir. */
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

const disk = (): Disk => new Disk(new DurableDriver({ location: root(), visibility: 'private' }))

/** Un fichier au coffre : où, et avec quelle clé (enveloppée). Rien n’y dit son nom. */
export type Rangement = { cle: string; cleChiffree: string }

/** Le casier d’une entreprise pour un jour : son nom ne dit pas le SIREN. */
const casier = (siren: string, jour: string): string =>
  `${jour}/${keyed('piece', siren)
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, 16)}`

/** Chiffre et range un fichier, sous un nom tiré au hasard. */
export async function storeFile(siren: string, clair: Buffer, maintenant: Date): Promise<Rangement> {
  const cle = `${casier(siren, isoDay(maintenant))}/${randomUUID()}`
  const { scelle, cleChiffree } = await sealFile(clair, cle)
  await disk().put(cle, scelle)
  return { cle, cleChiffree }
}

/** Le fichier en clair, à mesure. @throws quand il manque ou qu’il a été altéré. */
export async function* readStored({ cle, cleChiffree }: Rangement): AsyncGenerator<Buffer> {
  yield* openFile(await disk().getStream(cle), cle, cleChiffree)
}

/** Efface un fichier ; sans effet quand il n’y est plus. */
export const deleteStored = (cle: string): Promise<void> => disk().delete(cle)

/**
 * Vrai quand cette entreprise a au coffre plus que son jour : en octets, ou en fichiers, car chaque dépôt les compte. Les brouillons que la
 * personne ne voit pas comptent. Le compte s’arrête dès qu’il est dépassé : il ne coûte jamais plus que la limite.
 */
export async function isOverQuota(siren: string, maintenant: Date): Promise<boolean> {
  const dossier = join(root(), casier(siren, isoDay(maintenant)))
  let [octets, fichiers] = [0, 0]
  try {
    for await (const { name } of await opendir(dossier)) {
      octets += await stat(join(dossier, name)).then(
        ({ size }) => size,
        () => 0,
      )
      if (++fichiers > LIMITES.fichiersParJour || octets > LIMITES.octetsParJour) return true
    }
  } catch (erreur) {
    if (!isMissing(erreur)) throw erreur
  }
  return false
}

/** Vrai quand le disque a encore la place qu’il faut au reste du portail. */
export async function hasRoom(): Promise<boolean> {
  await mkdir(root(), { recursive: true, mode: 0o700 })
  const { bavail, bsize } = await statfs(root())
  return bavail * bsize >= LIMITES.placeLibre
}

/** Tout ce qui est rangé depuis plus longtemps que `ageMs`, écritures abandonnées comprises. */
export async function listStored(ageMs: number, maintenant: Date): Promise<string[]> {
  const vieux: string[] = []
  for (const fichier of await listAll()) {
    if (maintenant.getTime() - (await sizeOf(fichier)).le > ageMs) vieux.push(fichier.key)
  }
  return vieux
}

async function listAll(): Promise<DriveFile[]> {
  try {
    const { objects } = await disk().listAll('/', { recursive: true })
    return [...objects].filter((o: DriveFile | DriveDirectory): o is DriveFile => o.isFile)
  } catch (erreur) {
    if (isMissing(erreur)) return []
    throw erreur
  }
}

/** Un fichier effacé pendant qu’on le compte ne compte pas. */
async function sizeOf(fichier: DriveFile): Promise<{ taille: number; le: number }> {
  try {
    const { contentLength, lastModified } = await fichier.getMetaData()
    return { taille: contentLength, le: lastModified.getTime() }
  } catch {
    return { taille: 0, le: Date.now() }
  }
}

function isMissing(erreur: unknown): boolean {
  for (let e = erreur; typeof e === 'object' && e !== null; e = (e as { cause?: unknown }).cause) if ('code' in e && e.code === 'ENOENT') return true
  return false
}
