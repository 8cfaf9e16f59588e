import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { normalizeText } from '@/lib/ground/unicode'

const DOSSIER = 'node_modules/@fontsource/hanken-grotesk/files'

/** Les graisses du document, et pour chacune la part qui tient les lettres d’Europe centrale et du Nord. */
export const POLICES = { texte: 400, fort: 700 } as const
export type Police = keyof typeof POLICES

/** Les octets d’une police, à embarquer. */
export const fontBytes = (police: Police, part: 'latin' | 'latin-ext'): Buffer =>
  readFileSync(join(process.cwd(), DOSSIER, `hanken-grotesk-${part}-${POLICES[police]}-normal.woff`))

/** Ce que la part « latin » sait écrire, lu dans le fichier de la police. */
const LATIN = /[\n\x20-\x7e\u00a0-\u00ff\u0152\u0153\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2039\u203a\u20ac\u2122\u2212]/u
const LATIN_EXT = /[\u0100-\u017f\u0218-\u021b\u1e80-\u1e85\u1e9e\u1ef2\u1ef3]/u

export type Run = { texte: string; part: 'latin' | 'latin-ext' }

/** Découpe un texte selon la part de police qui sait l’écrire. Une lettre inconnue perd ses signes ; un signe inconnu devient « ? ». */
export function runsOf(texte: string): Run[] {
  const runs: Run[] = []
  const ecrit = normalizeText(texte.toWellFormed())
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u202f\u2007\u2009]/g, '\u00a0')
    .replaceAll('\t', ' ')
    .replaceAll(/(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]+/gu, '')
  for (const signe of ecrit) {
    for (const lettre of LATIN.test(signe) || LATIN_EXT.test(signe) ? signe : nearest(signe)) {
      const part = LATIN.test(lettre) ? 'latin' : 'latin-ext'
      const dernier = runs.at(-1)
      if (dernier?.part === part) dernier.texte += lettre
      else runs.push({ texte: lettre, part })
    }
  }
  return runs
}

function nearest(signe: string): string {
  const nu = normalizeText(signe, 'NFKD').replaceAll(/\p{M}+/gu, '')
  if ([...nu].every((lettre) => LATIN.test(lettre) || LATIN_EXT.test(lettre))) return nu
  return '?'
}
