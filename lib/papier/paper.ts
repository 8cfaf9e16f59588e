import 'server-only'
import PDFDocument from 'pdfkit'
import { marque } from '@/lib/ground/marque'
import { fontBytes, POLICES, type Police, runsOf } from './fonts'

/** La marge d’une page, en points. */
export const MARGE = 56
const ENCRE = '#17212b'
/** La couleur de ce qui s’efface. */
export const DISCRET = '#4a5661'

/** Comment un texte s’écrit. */
export type Style = { police?: Police; taille?: number; couleur?: string; x?: number; largeur?: number; align?: 'left' | 'right' }

/** Ce qu’un document dit de lui ; `le` est la seule date qu’il porte : les mêmes données rendent les mêmes octets. */
export type Papier = { titre: string; sujet: string; le: Date }

/**
 * Une feuille A4 à remplir : un PDF balisé, en français, aux polices embarquées, dont le texte se copie et se lit à voix haute.
 * @param fill y écrit. @param pied ce que dit le bas de chaque page, avant son numéro. @param compresser `false` pour lire les octets dans un essai.
 * @returns le fichier entier.
 */
export function renderPaper({ titre, sujet, le }: Papier, fill: (doc: PDFKit.PDFDocument) => void, pied: string, compresser = true): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGE, bottom: MARGE + 16, left: MARGE, right: MARGE },
    pdfVersion: '1.7',
    lang: 'fr-FR',
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    compress: compresser,
    info: { Title: titre, Author: marque.nom, Subject: sujet, CreationDate: le, ModDate: le },
  })
  for (const police of Object.keys(POLICES) as Police[])
    for (const part of ['latin', 'latin-ext'] as const) doc.registerFont(`${police}.${part}`, fontBytes(police, part))
  const octets = collect(doc)
  fill(doc)
  number(doc, pied)
  doc.end()
  return octets
}

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const parts: Buffer[] = []
  doc.on('data', (part: Buffer) => parts.push(part))
  return new Promise((resolve, reject) => doc.on('error', reject).on('end', () => resolve(Buffer.concat(parts))))
}

/** Écrit un texte où l’on en est, dans la police qui sait chaque lettre. */
export function write(
  doc: PDFKit.PDFDocument,
  texte: string,
  { police = 'texte', taille = 10.5, couleur = ENCRE, x = MARGE, largeur = doc.page.width - 2 * MARGE, align = 'left' }: Style,
): void {
  const runs = runsOf(texte)
  doc.fontSize(taille).fillColor(couleur)
  doc.x = x
  for (const [rang, run] of runs.entries()) {
    doc.font(`${police}.${run.part}`)
    const suite = { width: largeur, lineGap: 2, align, continued: rang < runs.length - 1 }
    doc.text(run.texte, suite)
  }
  doc.x = MARGE
}

/** La hauteur de ce texte, écrit dans cette largeur. */
export const heightOf = (doc: PDFKit.PDFDocument, texte: string, width: number): number =>
  doc
    .font('texte.latin')
    .fontSize(10.5)
    .heightOfString(
      runsOf(texte)
        .map((run) => run.texte)
        .join(''),
      { width, lineGap: 2 },
    )

/** Change de page quand ce qui suit n’y tiendrait pas, sauf s’il ne tient sur aucune. */
export function room(doc: PDFKit.PDFDocument, hauteur: number): void {
  const { height, margins } = doc.page
  const dispo = height - margins.top - margins.bottom
  if (hauteur < dispo && doc.y + hauteur > height - margins.bottom) doc.continueOnNewPage()
}

/** Ce que dit le bas de chaque page, et son numéro ; hors de l’ordre de lecture. */
function number(doc: PDFKit.PDFDocument, pied: string): void {
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    doc.y = doc.page.height - MARGE
    write(doc, `${pied}, page ${page + 1} sur ${count}`, { taille: 9, couleur: DISCRET })
    doc.endMarkedContent()
  }
}
