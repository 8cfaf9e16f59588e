import { existsSync, readFileSync, rmSync } from 'node:fs'
import { parseAst } from 'vitest/node'
import { inProject } from '../paths.ts'

/** Un morceau de code qui s’exécute d’un trait : une instruction d’un bloc, ou ce que rend une flèche sans bloc. */
type Pas = { debut: number; fin: number; fleche: boolean }
type Noeud = { type: string; start: number; end: number } & Record<string, unknown>

/** À soi : deux séries de mutants à la fois ne mêlent pas leurs passages. */
const JOURNAL = inProject('.data', 'rapports', `passages-${process.pid}.txt`)

// `appendFileSync` d’une ligne courte : plusieurs essais écrivent dans le même journal sans se couper. Pris avant qu’un essai ne le remplace.
const PRELUDE = `globalThis.__pas ??= (() => { const vus = new Set(), { appendFileSync } = process.getBuiltinModule('node:fs'); return (pas) => { if (vus.has(pas)) return; vus.add(pas); appendFileSync(${JSON.stringify(JOURNAL)}, globalThis.__vitest_worker__.filepath + ' ' + pas + '\\n') } })();`

/** Le même texte, qui note chaque pas la première fois qu’un essai y passe. Les lignes ne bougent pas. */
export function countPassages(fichier: string, source: string): string {
  const ajouts = pasOf(fichier, source).flatMap(({ debut, fin, fleche }) => {
    const note = `__pas(${JSON.stringify(`${fichier}:${debut}`)})`
    return fleche
      ? [
          { lieu: debut, texte: `(${note},`, rang: 1 },
          { lieu: fin, texte: ')', rang: 0 },
        ]
      : [{ lieu: debut, texte: `${note};`, rang: 1 }]
  })
  ajouts.sort((a, b) => a.lieu - b.lieu || a.rang - b.rang)
  let [texte, ici] = [PRELUDE, 0]
  for (const ajout of ajouts) {
    texte += source.slice(ici, ajout.lieu) + ajout.texte
    ici = ajout.lieu
  }
  return texte + source.slice(ici)
}

/** Qui est passé où, lu une fois les essais finis : le fichier d’essais de chaque pas. */
export class Passages {
  readonly #essais = new Map<string, Set<string>>()

  constructor() {
    for (const ligne of existsSync(JOURNAL) ? readFileSync(JOURNAL, 'utf8').split('\n') : []) {
      const [essai, pas] = ligne.split(' ')
      if (essai && pas) this.#essais.set(pas, (this.#essais.get(pas) ?? new Set()).add(essai))
    }
    rmSync(JOURNAL, { force: true })
  }

  /**
   * Les fichiers d’essais qui passent à cet endroit ; `null` hors de toute fonction : ce qui s’exécute au chargement sert à tous ceux qui le lisent.
   * @param lieu un rang dans le texte, tel qu’il est sur le disque.
   */
  at(fichier: string, source: string, lieu: number): ReadonlySet<string> | null {
    const dedans = pasOf(fichier, source).filter(({ debut, fin }) => debut <= lieu && lieu < fin)
    const pas = dedans.sort((a, b) => b.debut - a.debut)[0]
    return pas ? (this.#essais.get(`${fichier}:${pas.debut}`) ?? new Set()) : null
  }
}

function pasOf(fichier: string, source: string): Pas[] {
  const pas: Pas[] = []
  const visit = (n: Noeud, parent: Noeud | null): void => {
    if (n.type === 'ArrowFunctionExpression' && (n.body as Noeud).type !== 'BlockStatement') {
      const { start, end } = n.body as Noeud
      pas.push({ debut: start, fin: end, fleche: true })
    }
    // Une fonction déclarée sert avant sa ligne ; une consigne (« use server ») ne souffre rien devant elle.
    if (parent?.type === 'BlockStatement' && n.type !== 'FunctionDeclaration' && typeof n.directive !== 'string')
      pas.push({ debut: n.start, fin: n.end, fleche: false })
    for (const valeur of Object.values(n))
      for (const enfant of Array.isArray(valeur) ? valeur : [valeur])
        if (typeof enfant === 'object' && enfant !== null && typeof (enfant as Noeud).type === 'string') visit(enfant as Noeud, n)
  }
  visit(parseAst(source, { lang: fichier.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Noeud, null)
  return pas
}
