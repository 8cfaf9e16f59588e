import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Le patron d’un chemin (`/e/[siren]/demandes/[numero]`) : ce qui se journalise, où rien de ce que quelqu’un a écrit n’entre. */
export type PatternOf = (path: string) => string

/** Ce que rien ne nomme. */
const UNKNOWN = '[inconnue]'
const FILE = '[fichier]'

/**
 * De quoi dire le patron d’un chemin, d’après ceux que la construction a écrits.
 * @param isFile vrai pour un fichier de la construction ou de `public/`, dont le nom n’apprend rien.
 */
export function patternsOf(patterns: readonly string[], isFile: (path: string) => boolean): PatternOf {
  // Un segment écrit l’emporte sur un nommé, un nommé sur un reste : l’ordre de Next.
  const ranked = patterns
    .map((pattern) => ({
      pattern,
      rank: pattern.replaceAll(/\[{1,2}\.\.\.[^\]]*\]{1,2}/g, '~~').replaceAll(/\[[^\]]*\]/g, '~'),
      regex: regexOf(pattern),
    }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
  return (path) => {
    if (isFile(path)) return FILE
    return ranked.find(({ regex }) => regex.test(path))?.pattern ?? UNKNOWN
  }
}

function regexOf(pattern: string): RegExp {
  const parts = pattern.split('/').map((part) => {
    if (part.startsWith('[...') || part.startsWith('[[...')) return '.+'
    return part.startsWith('[') ? '[^/]+' : part.replaceAll(/[.*+?^${}()|\\]/g, String.raw`\$&`)
  })
  return new RegExp(`^${parts.join('/') || '/'}/?$`)
}

/** Les patrons de la construction de ce dossier ; aucun en développement, où ils naissent à la demande. */
export function readPatterns(buildDir: string): string[] {
  const file = join(buildDir, 'app-path-routes-manifest.json')
  if (!existsSync(file)) return []
  return [...new Set(Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>))]
}
