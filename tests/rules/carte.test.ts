import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'

// La carte du README est ce qu’un nouveau venu suit : un chemin qu’elle nomme existe, un fichier qu’elle cite a encore ce nom.
const README = readFileSync('README.md', 'utf8')
const carte = README.slice(README.indexOf('## Carte de la maison'), README.indexOf('## Glossaire'))
const cites = [...new Set([...carte.matchAll(/`([^`\s]+)`/g)].map(([, nom = '']) => nom))]
const PIECES = ['app', 'components', 'doors', 'lib', 'prisma', 'scripts', 'tests']
const noms = new Set(globSync(PIECES.map((piece) => `${piece}/**/*`)).map((f) => basename(f)))

/** Les fichiers que désigne un chemin de la carte : « `<nom>` », « … » et « * » y valent n’importe quoi. */
const found = (chemin: string): string[] =>
  globSync(
    chemin
      .replaceAll(/<[^>]+>/g, '*')
      .replaceAll('…', '**')
      .replace(/\/$/, ''),
  )
const chemins = cites.filter((cite) => PIECES.includes(cite.split('/')[0] ?? '') && cite.includes('/'))
const fichiers = cites.filter((cite) => /^[\w-]+\.(?:tsx?|mjs)$/.test(cite))
const porte = [...(/\| la porte du serveur \|.*$/m.exec(carte)?.[0] ?? '').matchAll(/`([a-z-]+)`/g)].map(([, nom = '']) => nom)

describe('la carte de la maison', () => {
  it('se lit', () => {
    expect(chemins.length).toBeGreaterThan(60)
    expect(fichiers.length).toBeGreaterThan(10)
    expect(porte.length).toBeGreaterThan(5)
  })
  it('ne nomme que des chemins qui existent', () => expect(chemins.filter((chemin) => found(chemin).length === 0)).toEqual([]))
  it('ne cite que des fichiers qui ont encore ce nom', () =>
    expect(fichiers.filter((nom) => !noms.has(nom) && globSync(nom).length === 0)).toEqual([]))
  it('nomme les pièces de la porte du serveur', () => expect(porte.filter((nom) => globSync(`scripts/door/${nom}.ts`).length === 0)).toEqual([]))
})

describe('la référence', () => {
  const reference = README.slice(README.indexOf('## Référence'), README.indexOf('## Décisions'))
  const lignes = [...reference.matchAll(/^\| (?!---|La référence)(.+) \| (.+) \| (.+) \|$/gm)].map(([, , pages = '', parcours = '']) => ({
    pages,
    parcours,
  }))
  const nommes = (textes: string[]) => [...new Set(textes.flatMap((texte) => [...texte.matchAll(/`([^`]+)`/g)].map(([, nom = '']) => nom)))]
  const pages = new Set(
    globSync('app/**/page.tsx').map((f) =>
      f
        .replace(/^app/, '')
        .replaceAll(/\/\([^)]+\)/g, '')
        .replace(/\/page\.tsx$/, ''),
    ),
  )

  it('se lit', () => expect(lignes.length).toBeGreaterThan(30))
  it('ne nomme que des pages qui existent', () => expect(nommes(lignes.map((l) => l.pages)).filter((page) => !pages.has(page))).toEqual([]))
  it('ne nomme que des parcours qui existent, un au moins par phrase', () => {
    expect(lignes.filter(({ parcours }) => !parcours.includes('`'))).toEqual([])
    expect(nommes(lignes.map((l) => l.parcours)).filter((nom) => globSync(`tests/e2e/**/${nom}`).length === 0)).toEqual([])
  })
})
