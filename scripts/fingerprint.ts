import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { inProject, ROOT } from './paths.ts'

/** Pas des sources : tirés d’elles. */
const GENERATED = [inProject('lib', 'data', 'generated'), inProject('lib', 'demarches', 'generated')]

/** Une empreinte du contenu de fichiers et de dossiers du projet ; les absents comptent comme absents. */
export function fingerprint(...paths: string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of listFiles(inProject(path)))
      hash
        .update(`${relative(ROOT, file)}\0`)
        .update(readFileSync(file))
        .update('\0')
  }
  return hash.digest('hex')
}

function listFiles(path: string): string[] {
  if (!existsSync(path) || GENERATED.includes(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => listFiles(join(path, name)))
}
