/** Le début d’un texte, coupé entre deux mots, sur une ligne. */
export function shorten(texte: string, signes: number): string {
  const ligne = texte.replaceAll(/\s+/g, ' ').trim()
  if (ligne.length <= signes) return ligne
  const coupe = ligne.slice(0, signes)
  return `${coupe.slice(0, Math.max(coupe.lastIndexOf(' '), signes / 2)).replace(/[\s,;:.]+$/u, '')}…`
}
