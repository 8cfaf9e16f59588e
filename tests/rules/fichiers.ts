import { globSync } from 'node:fs'
import { AU_FIL } from '@/lib/acts/catalogue'

/** Les fichiers d’un dossier dont le nom convient, ceux que Prisma écrit exceptés. */
export const listFiles = (dossier: string, nom: RegExp): string[] =>
  globSync(`${dossier}/**/*`)
    .filter((f) => nom.test(f) && !f.includes('lib/data/generated'))
    .sort()

export const EVENEMENTS_DE_DEMANDE = Object.keys(AU_FIL)
