import 'server-only'
import { atelier } from '@/lib/atelier/atelier'
import type { AJuger } from './judge-file'
import { cleanName, LIMITES, nameFor, type Refus, type TypePiece } from './rules'

/** Un fichier admis : son vrai type et le nom qu’on lui garde. */
export type Inspection = { ok: true; type: TypePiece; nom: string } | { ok: false; refus: Refus }

/**
 * Juge un fichier sur ses octets, jamais sur ce que le navigateur en dit : le type se lit aux premiers octets, l’extension doit s’accorder,
 * et le fichier est lu en entier dans l’atelier (`judge-file.ts`), hors de ce processus. Trois avis qui doivent être le même (ASVS V5.2).
 * Ce qui ne se lit pas dans les bornes de l’atelier est refusé : `illisible`, ou `occupe` quand il n’a pas eu son tour.
 */
export async function inspect(octets: Buffer, nomDonne: string): Promise<Inspection> {
  const non = (refus: Refus): Inspection => ({ ok: false, refus })
  if (octets.length === 0) return non('vide')
  if (octets.length > LIMITES.octets) return non('trop_lourd')
  const type = sniff(octets)
  if (type === null) return non(isHeic(octets) ? 'heic' : 'type')
  const nom = nameFor(cleanName(nomDonne), type)
  if (nom === null) return non('extension')
  const issue = await atelier('fichiers').run<AJuger, Refus | null>('lib/demandes/pieces/judge-file.ts', { type }, octets)
  if ('echec' in issue) return non(issue.echec === 'occupe' ? 'occupe' : 'illisible')
  return issue.rendu ? non(issue.rendu) : { ok: true, type, nom }
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function sniff(octets: Buffer): TypePiece | null {
  if (octets.subarray(0, 5).equals(Buffer.from('%PDF-'))) return 'application/pdf'
  if (octets.subarray(0, 8).equals(PNG)) return 'image/png'
  return octets[0] === 0xff && octets[1] === 0xd8 && octets[2] === 0xff ? 'image/jpeg' : null
}

const isHeic = (octets: Buffer): boolean => /^ftyp(?:hei[cmsx]|hev[cmsx]|mif1|msf1|avif)/.test(octets.toString('latin1', 4, 12))
