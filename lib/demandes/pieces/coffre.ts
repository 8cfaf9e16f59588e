import 'server-only'
import type { Disk } from 'flydrive'
import { env } from '@/lib/ground/env'

/** Un fichier du coffre tel qu’il est gardé : son emplacement, ses octets, son âge. */
export type Garde = { cle: string; taille: number; le: Date }

/**
 * Où vivent les fichiers, déjà chiffrés : sur le disque de cette machine, ou dans un seau S3 que plusieurs instances partagent.
 * `disk` : celui de flydrive, qui range, lit et efface ; une écriture coupée n’y laisse rien de lisible sous sa clé.
 */
export type Coffre = {
  disk: Disk
  /** Ce qui est rangé sous ce chemin, ou partout ; qui s’arrête en route n’a rien lu de la suite. */
  list(chemin?: string): AsyncGenerator<Garde>
  /** La place qui reste, en octets ; `null` quand le lieu n’en dit rien. */
  room(): Promise<number | null>
  /** @throws quand le lieu ne répond pas. */
  answers(): Promise<void>
}

/** Le coffre de ce portail, d’après `FICHIERS`. Le paquet de S3 n’est chargé que s’il sert. */
export async function coffre(): Promise<Coffre> {
  if (env().FICHIERS === 's3') return (await import('./coffre-s3')).coffreS3()
  return (await import('./coffre-disque')).coffreDisque()
}
