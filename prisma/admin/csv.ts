/** Une ligne lue d’un fichier : son rang dans le fichier, et ses cases par nom de colonne. */
export type Row = { line: number; cells: Record<string, string> }

/** Ce qui empêche un fichier d’entrer : où, et pourquoi. */
export type Fault = { file: string; line: number; sentence: string }

/**
 * Lit un fichier CSV (RFC 4180), point-virgule ou virgule, dont la première ligne nomme les colonnes. Un retour à la ligne entre guillemets est du texte.
 * @param columns celles qui doivent y être ; une autre est une faute : elle serait perdue sans un mot.
 * @param optional celles qui peuvent y être.
 */
export function readCsv(file: string, text: string, columns: readonly string[], optional: readonly string[] = []): { rows: Row[]; faults: Fault[] } {
  const clean = text.replace(/^\uFEFF/, '')
  const separator = /^[^\n]*;/.test(clean) ? ';' : ','
  const { records: read, open } = split(clean, separator)
  // Un guillemet qui ne se ferme pas avale tout ce qui suit : rien n’en est pris.
  if (open !== null) return { rows: [], faults: [{ file, line: open, sentence: 'un guillemet ouvert sur cette ligne n’est jamais fermé' }] }
  const [header, ...records] = read
  const names = (header?.cells ?? []).map((name) => name.trim().toLowerCase())
  const faults: Fault[] = [
    ...columns.filter((column) => !names.includes(column)).map((column) => ({ file, line: 1, sentence: `la colonne « ${column} » manque` })),
    ...names
      .filter((name) => !columns.includes(name) && !optional.includes(name))
      .map((name) => ({ file, line: 1, sentence: `la colonne « ${name} » n’est pas connue` })),
    ...names.filter((name, i) => names.indexOf(name) < i).map((name) => ({ file, line: 1, sentence: `la colonne « ${name} » y est deux fois` })),
  ]
  if (faults.length > 0) return { rows: [], faults }
  const rows = records.flatMap(({ line, cells }) => {
    if (cells.every((cell) => cell.trim() === '')) return []
    if (cells.length === names.length) return [{ line, cells: Object.fromEntries(names.map((name, i) => [name, (cells[i] ?? '').trim()])) }]
    faults.push({ file, line, sentence: `${cells.length} cases, ${names.length} attendues` })
    return []
  })
  return { rows, faults }
}

type Record_ = { line: number; cells: string[] }

/** @returns les lignes lues, et celle où s’ouvre un guillemet que rien ne ferme. */
function split(text: string, separator: string): { records: Record_[]; open: number | null } {
  const records: Record_[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let [line, start, opened] = [1, 1, 1]
  const endCell = () => {
    cells.push(cell)
    cell = ''
  }
  for (let i = 0; i <= text.length; i++) {
    const sign = text[i]
    if (sign === '\n') line++
    if (quoted) {
      if (sign === '"' && text[i + 1] === '"') {
        cell += text[++i]
      } else if (sign === '"') quoted = false
      else if (sign !== undefined) cell += sign
      else break
    } else if (sign === '"' && cell === '') [quoted, opened] = [true, line]
    else if (sign === separator) endCell()
    else if (sign === '\n' || sign === undefined) {
      endCell()
      records.push({ line: start, cells })
      cells = []
      start = line
    } else if (sign !== '\r') cell += sign
  }
  return { records, open: quoted ? opened : null }
}
