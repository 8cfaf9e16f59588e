import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getCountrySpecifications } from 'ibantools'
import { ROOT } from './paths.ts'

/**
 * Écrit dans `lib/demarches/generated` la liste des démarches, celle de leurs exemples pour les essais et le monde de démonstration, leurs noms que le navigateur peut lire, et la table des IBAN : un
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
  write(join(folder, 'generated', 'slugs.ts'), [`export const SLUGS: readonly string[] = [${slugs.map((slug) => `'${slug}'`).join(', ')}]`])
  write(join(folder, 'generated', 'iban.ts'), ibanLines())
}

/** Entrés dans la zone SEPA (EPC409-09) depuis que la bibliothèque a daté la sienne ; un essai dit quand elle les connaît. */
export const SEPA_DEPUIS: readonly string[] = ['AL', 'MD', 'ME', 'MK', 'RS']

/** La longueur d’un IBAN par pays de la zone SEPA : le navigateur charge la table que l’on tire de la bibliothèque, et non elle. */
function ibanLines(): string[] {
  const pays = Object.entries(getCountrySpecifications()).filter(([code, { SEPA }]) => SEPA || SEPA_DEPUIS.includes(code))
  return [`export const LONGUEURS: Readonly<Record<string, number>> = { ${pays.map(([code, { chars }]) => `${code}: ${chars}`).join(', ')} }`]
}

/** Ce qu’exporte un `sample.ts`. */
const EXPORTS = ['SAMPLES', 'REFUS', 'AVIS', 'raconter']

/** Le nom d’une démarche dans le code, que sa définition exporte : « arretDeTravail » pour `arret-de-travail`. */
const nameOf = (slug: string): string => slug.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** Écrit un fichier tiré des sources, s’il a changé. */
export function write(file: string, lines: readonly string[]): void {
  const wanted = ['// Tiré des sources par scripts/ : ne pas modifier.', ...lines, ''].join('\n')
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) return
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, wanted)
  renameSync(draft, file)
}
