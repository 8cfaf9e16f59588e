/** Un nœud du texte lu, tel que l’analyseur le rend. */
export type Noeud = { type: string; start: number; end: number } & Record<string, unknown>

/** Le nom d’une variable, d’une clé, ou de ce que l’on appelle. */
export const nameOf = (n: Noeud): string => String(n.type === 'MemberExpression' ? (n.property as Noeud).name : (n.name ?? n.value ?? ''))

/** Une propriété et la virgule qui la suit. */
export function withComma(source: string, n: Noeud): { start: number; end: number } {
  const suite = /^\s*,/.exec(source.slice(n.end))
  return { start: n.start, end: n.end + (suite?.[0].length ?? 0) }
}
