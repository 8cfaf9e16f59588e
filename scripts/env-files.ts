import nextEnv from '@next/env'
import { ROOT } from './paths.ts'

/**
 * Lit les fichiers `.env*` du projet comme Next les lit, avant toute décision ; ce qui est déjà dans l’environnement l’emporte.
 * Next, plus tard, ne les relit pas.
 */
export function readEnvFiles({ dev = false, folder = ROOT } = {}): void {
  nextEnv.loadEnvConfig(folder, dev, { info: () => undefined, error: console.error })
}
