import { nameAt } from './pdf-names.ts'

/** Un mot d’un PDF : son genre est son premier signe (`/` un nom, `(` un texte, `1` le reste) ; `<<`, `>>`, `[`, `]` sont eux-mêmes. */
export type Mot = { genre: '/' | '(' | '<<' | '>>' | '[' | ']' | '1'; texte: string; fin: number }

/** Un blanc de PDF (ISO 32000-2, 7.2.3). */
export const isBlank = (octet: number): boolean => octet === 32 || (octet >= 9 && octet <= 13) || octet === 0
const isDelimiter = (octet: number): boolean => '()<>[]{}/%'.includes(String.fromCharCode(octet))

/** Le mot qui commence en `ici`, blancs et commentaires passés ; `null` à la fin. Coûte ce qu’il lit. */
export function wordAt(octets: Uint8Array, depuis: number): Mot | null {
  const ici = skipBlank(octets, depuis)
  if (ici >= octets.length) return null
  const signe = String.fromCharCode(octets[ici] ?? 0)
  if (signe === '/') {
    const { nom, fin } = nameAt(octets, ici)
    return { genre: '/', texte: nom, fin: endOfWord(octets, fin) }
  }
  if (signe === '(') return { genre: '(', texte: '', fin: endOfText(octets, ici) }
  if (signe === '[' || signe === ']') return { genre: signe, texte: signe, fin: ici + 1 }
  const double = octets[ici + 1] === octets[ici]
  if (signe === '<' && double) return { genre: '<<', texte: '', fin: ici + 2 }
  if (signe === '>' && double) return { genre: '>>', texte: '', fin: ici + 2 }
  if (isDelimiter(octets[ici] ?? 0)) return { genre: '(', texte: '', fin: signe === '<' ? after(octets, ici, 0x3e) : ici + 1 }
  const fin = endOfWord(octets, ici)
  return { genre: '1', texte: Buffer.from(octets.subarray(ici, Math.min(fin, ici + 12))).toString('latin1'), fin }
}

function skipBlank(octets: Uint8Array, depuis: number): number {
  let ici = depuis
  for (; ici < octets.length; ici++) {
    const octet = octets[ici] ?? 0
    if (octet === 0x25) while (ici + 1 < octets.length && octets[ici + 1] !== 10 && octets[ici + 1] !== 13) ici++
    else if (!isBlank(octet)) break
  }
  return ici
}

function endOfWord(octets: Uint8Array, depuis: number): number {
  let ici = depuis
  while (ici < octets.length && !isBlank(octets[ici] ?? 0) && !isDelimiter(octets[ici] ?? 0)) ici++
  return ici
}

function after(octets: Uint8Array, depuis: number, signe: number): number {
  const fin = octets.indexOf(signe, depuis)
  return fin < 0 ? octets.length : fin + 1
}

/** La fin d’un texte : ses parenthèses vont par deux, `\` en protège une. */
function endOfText(octets: Uint8Array, depuis: number): number {
  let fond = 0
  for (let ici = depuis; ici < octets.length; ici++) {
    if (octets[ici] === 0x5c) ici++
    else if (octets[ici] === 0x28) fond++
    else if (octets[ici] === 0x29 && --fond === 0) return ici + 1
  }
  return octets.length
}
