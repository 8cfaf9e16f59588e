import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { inProject, ROOT } from './paths.ts'

/** Not sources: made from them. */
const GENERATED = inProject('lib', 'data', 'generated')

/** A hash of the content of files and folders of the project; absent ones count as absent. */
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
  if (!existsSync(path) || path === GENERATED) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => listFiles(join(path, name)))
}
