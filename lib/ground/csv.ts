/** Un tableau écrit pour un tableur français : points-virgules, guillemets partout, UTF-8 annoncé, fins de ligne CRLF. */

/** Ce qu’un tableur prendrait pour une formule : il l’exécuterait en ouvrant le fichier. */
const FORMULE = /^\s*[=+\-@＝＋－＠|]/

/** Une cellule : ce qui commencerait une formule est précédé d’une apostrophe, et se lit tel quel. */
const cell = (valeur: string): string => {
  const ligne = valeur.replaceAll(/[\0\r\n]+/g, ' ')
  return `"${(FORMULE.test(ligne) ? `'${ligne}` : ligne).replaceAll('"', '""')}"`
}

/** Le fichier CSV de ces lignes. @param colonnes le titre de chaque colonne, et ce qu’elle dit d’une ligne. */
export function toCsv<T>(
  colonnes: Readonly<Record<string, (ligne: T) => string | number | null>>,
  lignes: readonly T[],
  note?: string,
): Uint8Array<ArrayBuffer> {
  const champs = Object.values(colonnes)
  const rangs = [Object.keys(colonnes), ...lignes.map((ligne) => champs.map((champ) => String(champ(ligne) ?? ''))), ...(note ? [[note]] : [])]
  return new TextEncoder().encode(`\uFEFF${rangs.map((rang) => rang.map(cell).join(';')).join('\r\n')}\r\n`)
}
