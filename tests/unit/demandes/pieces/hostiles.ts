import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { objectStream, pdf, stream } from './samples'

/** La plus grande taille admise, à la structure près. */
export const TAILLE = 9_900_000
const fill = (motif: string, taille: number): string => motif.repeat(Math.floor(taille / motif.length))
const inside = (motif: string, taille: number): Buffer => pdf({ extra: [`(${fill(motif, taille)})`] })
const packed = (motif: string, taille: number): Buffer => pdf({ extra: [objectStream(fill(motif, taille * 3))] })

/** Un PDF de la même taille que les hostiles, mais honnête : surtout des octets comprimés, et un lien sur lequel il faut cliquer. */
export const honest = (taille = TAILLE): Buffer =>
  pdf({
    extra: [
      stream(`/Length ${taille}`, Buffer.alloc(taille, 'un document numérisé ')),
      '<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://exemple.fr) >> >>',
    ],
  })

/** Des PDF faits pour coûter cher à qui les lit ; chacun vise un endroit où un octet pourrait être lu plus d’une fois. */
export const HOSTILES: Readonly<Record<string, (taille?: number) => Buffer>> = {
  'des lettres écrites #41': (taille = TAILLE) => inside('#41', taille),
  'des noms écrits #4A#53': (taille = TAILLE) => inside('/#4A#53 ', taille),
  'un flux d’objets qui se déplie en #41': (taille = TAILLE) => packed('#41', taille),
  'un flux d’objets qui se déplie en noms': (taille = TAILLE) => packed('/N', taille),
  'un flux d’objets qui se déplie en barres': (taille = TAILLE) => packed('/', taille),
  'un flux d’objets qui se déplie sans fin': () => pdf({ extra: [objectStream('x', { pack: () => deflateSync(Buffer.alloc(70_000_000)) })] }),
  'cinq mille flux d’objets': (taille = TAILLE) =>
    pdf({ extra: Array.from({ length: Math.min(4900, Math.floor(taille / 200)) }, () => objectStream('x'.repeat(Math.floor(taille / 1700)))) }),
  'cinq mille flux d’objets sans filtre ni fin': (taille = TAILLE) =>
    inside(`1 0 obj << /Type /ObjStm /N 1 /First 5 >> stream\n${'x'.repeat(2000)}`, taille),
  'un dictionnaire de millions d’entrées': (taille = TAILLE) =>
    pdf({ extra: [objectStream('x', { type: `/Type /ObjStm ${fill('/A 1', taille)}` })] }),
  'des « stream » sans fin': (taille = TAILLE) => inside('stream\n', taille),
  'des « obj » et des « stream »': (taille = TAILLE) => inside(' obj stream\n', taille),
  'des /JS loin de leur valeur': (taille = TAILLE) => pdf({ extra: [stream('/Length 9', Buffer.from(fill('/JS (x)', taille)))] }),
  'des /JS suivis de blancs': (taille = TAILLE) => inside(`/JS${' '.repeat(60)}1 `, taille),
  'des /JS suivis de commentaires': (taille = TAILLE) => inside('/JS%', taille),
  'des /Encrypt suivis de nombres': (taille = TAILLE) => inside('/Encrypt 1 1 ', taille),
  'des /S et des /Thread': (taille = TAILLE) => inside('/S/S /Thre', taille),
  'des /AA qui ouvrent des listes': (taille = TAILLE) => pdf({ extra: ['<< /URI 1 >>', fill('/AA<<', taille)] }),
  'des /AA qui ouvrent des textes': (taille = TAILLE) => pdf({ extra: ['<< /URI 1 >>', fill('/AA<<(', taille)] }),
  'des /AA qui mènent à des milliers d’objets': (taille = TAILLE) =>
    pdf({
      extra: [
        '<< /URI 1 >>',
        Array.from({ length: Math.floor(taille / 55) }, (_, n) => `${n} 0 obj<</AA ${n + 1} 0 R/Next[${n} 0 R]>>endobj`).join(' '),
      ],
    }),
  'le même objet écrit un million de fois': (taille = TAILLE) =>
    pdf({ catalog: '/OpenAction 9 0 R', extra: ['<< /URI 1 >>', fill('9 0 obj<<(', taille)] }),
  'des nombres et des blancs avant « obj »': (taille = TAILLE) =>
    pdf({ catalog: '/OpenAction 9 0 R', extra: ['<< /URI 1 >>', fill(`1${' '.repeat(5000)}1${' '.repeat(5000)}`, taille)] }),
  'des commencements de page HTML': (taille = TAILLE) => inside('<!doctype ', taille),
}

/** Une image au plus cher qu’on admette : quarante millions de points, qu’il faut tenir tous en mémoire à la fois. */
export const progressive = (): Promise<Buffer> =>
  sharp({ create: { width: 6320, height: 6320, channels: 3, background: 'white' } })
    .jpeg({ progressive: true, quality: 40 })
    .toBuffer()
export const interlaced = (): Promise<Buffer> =>
  sharp({ create: { width: 6320, height: 6320, channels: 4, background: 'white' } })
    .png({ progressive: true, compressionLevel: 3 })
    .toBuffer()
