import sharp from 'sharp'
import { LIMITES, type Refus } from './rules.ts'

// Deux formats, et aucun autre : ni SVG, ni TIFF, ni GIF ne peut être ouvert par erreur.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] })
sharp.cache(false)
sharp.concurrency(1)

/**
 * Une image est décodée en entier, un point à la fois, puis jetée : une image coupée, abîmée ou trop grande ne passe pas (sharp,
 * `failOn: 'warning'`). Les octets gardés restent ceux reçus.
 */
export async function checkImage(octets: Buffer, format: 'jpeg' | 'png'): Promise<Refus | null> {
  if (format === 'png' && hasAfterPng(octets)) return 'double_nature'
  try {
    const image = sharp(octets, { limitInputPixels: LIMITES.pixels, failOn: 'warning', sequentialRead: true })
    if ((await image.metadata()).format !== format) return 'type'
    await image.resize(64, 64, { fit: 'inside', fastShrinkOnLoad: false }).raw().toBuffer()
    return null
  } catch (erreur) {
    return /pixel limit/i.test(String(erreur)) ? 'image_trop_grande' : 'abime'
  }
}

/** Un PNG finit à son bloc IEND : ce qui suit est un autre fichier. Un JPEG de téléphone porte, lui, de quoi suivre sans malice. */
function hasAfterPng(octets: Buffer): boolean {
  for (let ici = 8; ici + 12 <= octets.length; ) {
    const longueur = octets.readUInt32BE(ici)
    const nom = octets.toString('latin1', ici + 4, ici + 8)
    ici += 12 + longueur
    if (nom === 'IEND') return ici < octets.length
  }
  return false
}
