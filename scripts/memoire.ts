import { mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { isRunning } from './processes.ts'

const OU = '/dev/shm'
const NOM = 'espace-client-'
/** Une copie du monde a 700 fichiers et 35 Mo, quelques-unes vivent ensemble ; le reste de la mémoire est au navigateur et au portail. */
const PLACE = 3 * 2 ** 30
const RESTE = 3 * 2 ** 30

/**
 * Le dossier en mémoire où les bases d’essai de cette série naissent et meurent, rendu à sa fin ; rien quand la machine n’en a pas la place. Sur disque,
 * ext4 garde de côté les numéros de fichiers qu’on vient d’effacer : des centaines de bases effacées en quelques minutes lui prenaient un cœur sur cinq.
 */
export function openMemory(): string | undefined {
  try {
    for (const nom of readdirSync(OU).filter((un) => un.startsWith(NOM) && !isRunning(Number(un.slice(NOM.length)))))
      rmSync(join(OU, nom), { recursive: true, force: true })
    const { bavail, bsize } = statfsSync(OU)
    if (bavail * bsize < PLACE || process.availableMemory() < PLACE + RESTE) return
    const dossier = join(OU, `${NOM}${process.pid}`)
    mkdirSync(dossier, { mode: 0o711 })
    process.on('exit', () => rmSync(dossier, { recursive: true, force: true }))
    return dossier
  } catch {
    // Pas de mémoire partagée ici (macOS, Windows) : sur disque, plus lentement.
    return undefined
  }
}
