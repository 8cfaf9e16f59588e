import 'server-only'
import { checkImage } from './image'
import { checkPdf } from './pdf'
import { cleanName, LIMITES, nameFor, type Refus, type TypePiece } from './rules'

/** Un fichier admis : son vrai type et le nom qu’on lui garde. */
export type Inspection = { ok: true; type: TypePiece; nom: string } | { ok: false; refus: Refus }

/**
 * Juge un fichier sur ses octets, jamais sur ce que le navigateur en dit : le type se lit aux premiers octets, le fichier est lu en entier
 * (`pdf.ts`, `image.ts`), et l’extension doit s’accorder. Trois avis qui doivent être le même (ASVS V5.2).
 */
export async function inspect(octets: Buffer, nomDonne: string): Promise<Inspection> {
  const non = (refus: Refus): Inspection => ({ ok: false, refus })
  if (octets.length === 0) return non('vide')
  if (octets.length > LIMITES.octets) return non('trop_lourd')
  const type = sniff(octets)
  if (type === null) return non(isHeic(octets) ? 'heic' : 'type')
  const nom = nameFor(cleanName(nomDonne), type)
  if (nom === null) return non('extension')
  if (isAlsoZip(octets) || (type !== 'application/pdf' && isAlsoOther(octets))) return non('double_nature')
  const refus = type === 'application/pdf' ? checkPdf(octets) : await checkImage(octets, type === 'image/png' ? 'png' : 'jpeg')
  return refus ? non(refus) : { ok: true, type, nom }
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function sniff(octets: Buffer): TypePiece | null {
  if (octets.subarray(0, 5).equals(Buffer.from('%PDF-'))) return 'application/pdf'
  if (octets.subarray(0, 8).equals(PNG)) return 'image/png'
  return octets[0] === 0xff && octets[1] === 0xd8 && octets[2] === 0xff ? 'image/jpeg' : null
}

const isHeic = (octets: Buffer): boolean => /^ftyp(?:hei[cmsx]|hev[cmsx]|mif1|msf1|avif)/.test(octets.toString('latin1', 4, 12))

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
