import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAst } from 'vitest/node'

/** Un nœud de l’arbre : ce que la règle en lit. */
type Noeud = { type: string; start: number; end: number; [cle: string]: unknown }
/** Une espace ordinaire devant un signe double : où, lequel, et comment s’écrit ici celle qui ne se coupe pas. */
export type Faute = { fichier: string; ligne: number; place: number; signe: string; jsx: boolean; extrait: string }

const RACINE = join(import.meta.dirname, '../..')
const PIECES = ['app', 'components', 'doors', 'lib']
/** Ce qui ne se montre à aucune page : le journal technique, une exception de programme, une requête. */
const MUETS = new Set(['log', 'console', 'asSystem'])
/** Ce que dit un terminal, et non une page. */
const TERMINAL = /^lib\/(ground\/(env|mode|log)|data\/(prisma|generated))/

const SIGNE = /(?<=[\p{L}\p{N}»)”’%€}]) ([:;?!])(?=[\s]|$)/gu

const sources = (): string[] =>
  PIECES.flatMap((piece) =>
    readdirSync(join(RACINE, piece), { recursive: true, withFileTypes: true })
      .filter((entree) => entree.isFile() && /\.tsx?$/.test(entree.name))
      .map((entree) => join(entree.parentPath, entree.name).slice(RACINE.length + 1)),
  ).filter((fichier) => !fichier.includes('generated') && !TERMINAL.test(fichier))

const isNoeud = (lu: unknown): lu is Noeud => typeof lu === 'object' && lu !== null && typeof (lu as Noeud).type === 'string'

/** Le nom de ce qui est appelé : « log » de `log.warn(…)`, « asSystem » de `asSystem(…)`. */
function calledName(noeud: Noeud): string {
  const appele = noeud.callee as Noeud | undefined
  const objet = appele?.type === 'MemberExpression' ? (appele.object as Noeud) : appele
  return typeof objet?.name === 'string' ? objet.name : ''
}

const isSilent = (noeud: Noeud): boolean =>
  (noeud.type === 'CallExpression' && MUETS.has(calledName(noeud))) ||
  (noeud.type === 'NewExpression' && /Error$/.test(calledName(noeud))) ||
  noeud.type === 'TaggedTemplateExpression' ||
  noeud.type === 'ImportDeclaration' ||
  /^TS(?!As|Satisfies|NonNull)/.test(noeud.type)

/** Les textes d’une source, où qu’ils soient dans l’arbre. `jsx` : ils s’écrivent avec des entités, non des échappements. */
function textsOf(noeud: Noeud, parent: Noeud | null, rendre: (texte: Noeud, jsx: boolean) => void): void {
  if (isSilent(noeud)) return
  if (noeud.type === 'JSXText') rendre(noeud, true)
  if (noeud.type === 'TemplateElement') rendre(noeud, false)
  if (noeud.type === 'Literal' && typeof noeud.value === 'string') rendre(noeud, parent?.type === 'JSXAttribute')
  for (const enfant of Object.values(noeud)) for (const un of Array.isArray(enfant) ? enfant : [enfant]) if (isNoeud(un)) textsOf(un, noeud, rendre)
}

/** Les fautes d’une source. @param fichier son chemin, qui dit aussi sa langue. */
export function faultsOf(fichier: string, source: string): Faute[] {
  const fautes: Faute[] = []
  const arbre = parseAst(source, { lang: fichier.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Noeud
  textsOf(arbre, null, ({ start, end }, jsx) => {
    // Un morceau de gabarit commence après une valeur : son premier signe suit un mot, même s’il ne se lit pas ici.
    const brut = source.slice(Math.max(0, start - 1), end)
    for (const { index, 1: signe = '' } of brut.matchAll(SIGNE)) {
      const place = Math.max(0, start - 1) + index
      fautes.push({
        fichier,
        ligne: source.slice(0, place).split('\n').length,
        place,
        signe,
        jsx,
        extrait: source.slice(Math.max(0, place - 30), place + 12).replaceAll('\n', ' '),
      })
    }
  })
  return fautes
}

/** Les fautes de tout ce qui se montre. */
export const allFaults = (): Faute[] => sources().flatMap((fichier) => faultsOf(fichier, readFileSync(join(RACINE, fichier), 'utf8')))
