import { checkImage } from './image.ts'
import { checkPdf } from './pdf.ts'
import type { Refus, TypePiece } from './rules.ts'

/** Ce qu’on sait déjà d’un fichier : son type, lu à ses premiers octets. */
export type AJuger = { type: TypePiece }

/**
 * Lit un fichier en entier et dit pourquoi il n’est pas admis. Un travail de l’atelier : il tourne dans un processus à part, borné en temps
 * et en mémoire, car un fichier peut être fait pour l’épuiser.
 */
export async function run({ type }: AJuger, octets: Buffer): Promise<Refus | null> {
  if (isAlsoZip(octets) || (type !== 'application/pdf' && isAlsoOther(octets))) return 'double_nature'
  return type === 'application/pdf' ? checkPdf(octets) : checkImage(octets, type === 'image/png' ? 'png' : 'jpeg')
}

/** Une archive se lit par la fin : sa table dit elle-même où le fichier finit, le hasard n’y tombe pas. */
function isAlsoZip(octets: Buffer): boolean {
  const debut = Math.max(0, octets.length - 65_557)
  for (let ici = octets.indexOf('PK\x05\x06', debut, 'latin1'); ici >= 0; ici = octets.indexOf('PK\x05\x06', ici + 1, 'latin1')) {
    if (ici + 22 <= octets.length && ici + 22 + octets.readUInt16LE(ici + 20) === octets.length) return true
  }
  return false
}

/** Une image qu’un navigateur ou un lecteur de PDF pourrait prendre pour l’un des siens. */
function isAlsoOther(octets: Buffer): boolean {
  const texte = octets.toString('latin1')
  return /<(?:html|script|iframe)[\s>/]|<!doctype\s+html|<\?php/i.test(texte) || texte.slice(0, 1024).includes('%PDF-')
}
