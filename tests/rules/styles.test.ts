import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { listFiles } from './fichiers.ts'

/** À part : les jetons et les polices qu’ils nomment. Aucune de leurs règles ne touche un élément. */
const JETONS = ['app/styles/tokens.css', 'app/styles/polices.css']
/** Octets de notre CSS, écrit comme Biome l’écrit, blocs `@utility` compris. */
const BARRE = 25_000

const lire = (fichier: string): string => readFileSync(fichier, 'utf8')
const sansTheme = (css: string): string => css.replace(/@theme inline \{[^}]*\}/, '')
const feuilles = listFiles('app', /\.css$/).filter((fichier) => !JETONS.includes(fichier))

it('notre CSS ne garde que ce que les utilitaires ne savent pas dire', () => {
  const octets = feuilles.map((fichier) => Buffer.byteLength(sansTheme(lire(fichier))))
  expect(octets.length).toBeGreaterThan(1)
  expect(octets.reduce((somme, un) => somme + un, 0)).toBeLessThanOrEqual(BARRE)
})

it('aucun utilitaire n’y est recopié', () => {
  expect(feuilles.filter((fichier) => lire(fichier).includes('@apply'))).toEqual([])
})

it('chacune de ses classes sert', () => {
  const code = [...listFiles('components', /\.tsx?$/), ...listFiles('app', /\.tsx?$/), ...listFiles('lib', /\.tsx?$/)].map(lire).join('\n')
  const classes = feuilles.flatMap((fichier) =>
    [...lire(fichier).matchAll(/(?<![\w-])\.([a-z][\w-]*)|@utility ([\w-]+)/g)].map(([, classe, utilitaire]) => classe ?? utilitaire ?? ''),
  )
  const nommee = (classe: string) => new RegExp(`(?<![\\w-])${classe}(?![\\w-])`).test(code)
  // Celles-ci s’écrivent avec le nom de l’univers : univers--${code}.
  const mortes = classes.filter((classe) => !classe.startsWith('univers--') && !classe.endsWith('css') && !nommee(classe))
  expect(mortes).toEqual([])
})
