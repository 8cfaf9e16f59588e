import { randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import { inProject } from '@/scripts/paths.ts'

/** Un dossier de données neuf, effacé après l’essai. Dans le projet : PostgreSQL doit pouvoir y entrer sous son propre compte. */
export function newFolder(): string {
  const folder = inProject('.data', 'essais', randomUUID())
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
