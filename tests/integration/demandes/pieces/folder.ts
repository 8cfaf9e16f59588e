import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Le coffre de cet essai, à lui seul : posé avant que la configuration ne soit lue. */
export const DATA_DIR = mkdtempSync(join(tmpdir(), 'pieces-'))
process.env.DATA_DIR = DATA_DIR

/** Tous les fichiers du coffre. */
export function onDisk(): string[] {
  try {
    return readdirSync(join(DATA_DIR, 'pieces'), { recursive: true, withFileTypes: true })
      .filter((e) => e.isFile())
      .map((e) => join(e.parentPath, e.name))
  } catch {
    return []
  }
}

/** Vrai quand un de ces octets se lit quelque part sur le disque. */
export const isReadable = (mot: string): boolean => onDisk().some((f) => readFileSync(f).includes(mot) || f.includes(mot))
