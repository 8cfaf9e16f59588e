import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'
// Pose les bornes de sharp : deux formats, et aucun autre.
import './image.ts'
import { APERCU, LIMITES, type TypePiece } from './rules.ts'

/** Ce qu’on sait du fichier à dessiner : son type, jugé à son dépôt. */
export type ADessiner = { type: TypePiece }
/** Les pages dessinées, en WebP, et combien le fichier en a. */
export type Dessin = { total: number; pages: Uint8Array[] }

/** Dessine les premières pages d’un fichier déjà admis. Un travail de l’atelier : un PDF peut être fait pour épuiser qui le lit. */
export async function run({ type }: ADessiner, octets: Buffer): Promise<Dessin> {
  return type === 'application/pdf' ? drawPdf(octets) : { total: 1, pages: [await drawImage(octets)] }
}

const drawImage = (octets: Buffer): Promise<Buffer> =>
  sharp(octets, { limitInputPixels: LIMITES.pixels, failOn: 'warning' })
    .rotate()
    .resize(APERCU.largeur, APERCU.hauteur, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: APERCU.qualite })
    .toBuffer()

async function drawPdf(octets: Buffer): Promise<Dessin> {
  const bibliotheque = await PDFiumLibrary.init()
  // Un document qui ne s’ouvre pas fait tomber le travail : le processus en refait une autre.
  const document = await bibliotheque.loadDocument(octets)
  try {
    const total = document.getPageCount()
    const pages: Uint8Array[] = []
    for (let rang = 0; rang < Math.min(total, APERCU.pages); rang++) {
      const page = document.getPage(rang)
      const { originalWidth, originalHeight } = page.getOriginalSize()
      const scale = Math.min(APERCU.largeur / originalWidth, APERCU.hauteur / originalHeight)
      const { data } = await page.render({
        scale,
        renderFormFields: true,
        render: ({ data: brut, width, height }) =>
          sharp(brut, { raw: { width, height, channels: 4 } })
            .removeAlpha()
            .webp({ quality: APERCU.qualite })
            .toBuffer(),
      })
      pages.push(data)
    }
    return { total, pages }
  } finally {
    document.destroy()
    bibliotheque.destroy()
  }
}
