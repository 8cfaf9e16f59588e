import { resolve } from 'node:path'

/** Le dossier du projet, d’où que la commande soit lancée. */
export const ROOT = resolve(import.meta.dirname, '..')

/** Le dossier de ce que le portail garde sur cette machine (base, fichiers, secrets) : DATA_DIR, sinon `.data`. */
export function dataDir(): string {
  return resolve(ROOT, process.env.DATA_DIR ?? '.data')
}

/** Un chemin dans le projet. */
export function inProject(...parts: string[]): string {
  return resolve(ROOT, ...parts)
}
