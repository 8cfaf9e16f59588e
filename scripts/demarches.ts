import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './paths.ts'

/**
 * Écrit dans `lib/demarches/generated` la liste des démarches, et celle de leurs exemples pour les essais et le monde de démonstration : un
 * dossier de `lib/demarches` qui a une définition en est une. L’assembleur ne parcourt pas de dossiers à l’exécution. Sans effet sur une liste à jour.
 * @param root le projet, ou une copie.
 */
export function writeDemarches(root = ROOT): void {
  const folder = join(root, 'lib', 'demarches')
  const slugs = readdirSync(folder)
    .filter((slug) => existsSync(join(folder, slug, 'definition.ts')))
    .sort()
  mkdirSync(join(folder, 'generated'), { recursive: true })
  write(join(folder, 'generated', 'definitions.ts'), [
    ...slugs.map((slug) => `import { ${nameOf(slug)} } from '../${slug}/definition'`),
    `import type { Demarche } from '../define'`,
    '',
    `export const DEFINITIONS: readonly Demarche[] = [${slugs.map(nameOf).join(', ')}]`,
  ])
  write(join(folder, 'generated', 'exemples.ts'), [
    ...slugs.map((slug, n) => `import { ${EXPORTS.map((nom) => `${nom} as ${nom}${n}`).join(', ')} } from '../${slug}/sample'`),
    `import type { Exemples } from '../exemple'`,
    '',
    `export const EXEMPLES: Readonly<Record<string, Exemples>> = {`,
    ...slugs.map((slug, n) => `  '${slug}': { ${EXPORTS.map((nom) => `${nom}: ${nom}${n}`).join(', ')} },`),
    '}',
  ])
}

/** Ce qu’exporte un `sample.ts`. */
const EXPORTS = ['SAMPLES', 'REFUS', 'AVIS', 'raconter']

/** Le nom d’une démarche dans le code, que sa définition exporte : « arretDeTravail » pour `arret-de-travail`. */
const nameOf = (slug: string): string => slug.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

function write(file: string, lines: readonly string[]): void {
  const wanted = ['// Écrit par scripts/demarches.ts : ne pas modifier.', ...lines, ''].join('\n')
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) return
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, wanted)
  renameSync(draft, file)
}
