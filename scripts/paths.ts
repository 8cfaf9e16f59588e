import { resolve } from 'node:path'

/** The folder of the project, wherever the command was started from. */
export const ROOT = resolve(import.meta.dirname, '..')

/** The folder of what the portal keeps on this machine (database, files, secrets): DATA_DIR, else `.data`. */
export function dataDir(): string {
  return resolve(ROOT, process.env.DATA_DIR ?? '.data')
}

/** A path inside the project. */
export function inProject(...parts: string[]): string {
  return resolve(ROOT, ...parts)
}
