import type { Coupe } from './mutant.ts'

const FINS = new Set([
  'AND',
  'OR',
  'WHERE',
  'GROUP',
  'ORDER',
  'LIMIT',
  'OFFSET',
  'UNION',
  'INTERSECT',
  'JOIN',
  'LEFT',
  'RETURNING',
  'HAVING',
  'FROM',
  'FOR',
])
const DEBUTS = new Set(['WHERE', 'ON', 'AND', 'OR'])

type Mot = { texte: string; debut: number; fin: number }

/**
 * Les conditions d’un texte SQL, une par une : après WHERE, ON, AND ou OR, jusqu’à la suivante ou à la fin de sa parenthèse. Celle d’un AND devient
 * vraie (elle ne retient plus), celle d’un OR devient fausse (elle n’ouvre plus).
 * @param sql le texte tel qu’il est écrit, `${…}` compris.
 * @param depuis où il commence dans son fichier.
 * @param garde ne retient que les conditions voulues.
 */
export function termsOf(sql: string, depuis = 0, garde: (terme: string) => boolean = () => true): Coupe[] {
  const coupes: Coupe[] = []
  // Un morceau qui n’est pas une requête est lui-même une condition : on la lit comme après un WHERE.
  const mots = [...(/^\s*(SELECT|WITH|INSERT|UPDATE|DELETE|UNION)\b/i.test(sql) ? [] : [{ texte: 'WHERE', debut: 0, fin: 0 }]), ...wordsOf(sql)]
  for (const [rang, mot] of mots.entries()) {
    const apresMot = DEBUTS.has(mot.texte.toUpperCase()) && !isBetween(mots, rang)
    const ouvre = mot.texte === '(' && startsTerm(mots, rang)
    if (!apresMot && !ouvre) continue
    const fin = endOf(mots, rang + 1)
    const premier = mots[rang + 1]
    if (!premier || fin <= rang + 1) continue
    const dernier = mots[fin - 1] ?? premier
    const terme = sql.slice(premier.debut, dernier.fin)
    if (/^SELECT\b/i.test(terme) || !garde(terme)) continue
    const ouvert = mot.texte.toUpperCase() === 'OR' || mots[fin]?.texte.toUpperCase() === 'OR'
    if (terme === (ouvert ? 'false' : 'true')) continue
    coupes.push({
      nom: ouvert ? 'condition SQL fermée' : 'condition SQL ôtée',
      debut: depuis + premier.debut,
      fin: depuis + dernier.fin,
      apres: ouvert ? 'false' : 'true',
    })
  }
  return coupes
}

/** Une parenthèse qui suit WHERE, ON, AND, OR ou une autre telle parenthèse commence elle-même une condition. */
function startsTerm(mots: readonly Mot[], rang: number): boolean {
  const avant = mots[rang - 1]
  if (!avant) return false
  return (DEBUTS.has(avant.texte.toUpperCase()) && !isBetween(mots, rang - 1)) || (avant.texte === '(' && startsTerm(mots, rang - 1))
}

/** Le AND de « BETWEEN 3 AND 7 » ne sépare pas deux conditions. */
const isBetween = (mots: readonly Mot[], rang: number): boolean =>
  mots[rang]?.texte.toUpperCase() === 'AND' && mots.slice(Math.max(0, rang - 3), rang).some(({ texte }) => texte.toUpperCase() === 'BETWEEN')

function endOf(mots: readonly Mot[], depuis: number): number {
  let profondeur = 0
  for (let rang = depuis; rang < mots.length; rang++) {
    const texte = mots[rang]?.texte ?? ''
    if (texte === '(') profondeur++
    else if (texte === ')') {
      if (profondeur === 0) return rang
      profondeur--
    } else if (profondeur === 0 && FINS.has(texte.toUpperCase()) && !isBetween(mots, rang)) return rang
  }
  return mots.length
}

/** Les mots d’un texte SQL : un `${…}`, un texte entre apostrophes ou guillemets, une parenthèse, un mot, un signe. */
function wordsOf(sql: string): Mot[] {
  const mots: Mot[] = []
  for (let i = 0; i < sql.length; ) {
    const reste = sql.slice(i)
    const vide = /^\s+/.exec(reste)
    if (vide) {
      i += vide[0].length
      continue
    }
    const long = reste.startsWith('${') ? holeLength(reste) : (/^'(?:[^']|'')*'|^"[^"]*"|^[\w.]+|^./s.exec(reste)?.[0].length ?? 1)
    mots.push({ texte: sql.slice(i, i + long), debut: i, fin: i + long })
    i += long
  }
  return mots
}

function holeLength(texte: string): number {
  let profondeur = 0
  for (let i = 1; i < texte.length; i++) {
    if (texte[i] === '{') profondeur++
    if (texte[i] === '}' && --profondeur === 0) return i + 1
  }
  return texte.length
}
