import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { openAtelier } from '@/lib/atelier/atelier'
import type { ADessiner, Dessin } from '@/lib/demandes/pieces/draw-pages'
import { APERCU, type TypePiece } from '@/lib/demandes/pieces/rules'
import { HOSTILES } from './hostiles'
import { jpeg, pdf, png } from './samples'

// Des processus naissent : sur une machine chargée, cela prend le temps qu’il faut.
vi.setConfig({ testTimeout: 120_000 })

const atelier = openAtelier({ processus: 1, delaiMs: 60_000 })
afterAll(() => atelier.close())
const draw = async (type: TypePiece, octets: Buffer): Promise<Dessin | string> => {
  const issue = await atelier.run<ADessiner, Dessin>('lib/demandes/pieces/draw-pages.ts', { type }, octets)
  return 'echec' in issue ? issue.echec : issue.rendu
}
const drawn = async (type: TypePiece, octets: Buffer): Promise<Dessin> => {
  const rendu = await draw(type, octets)
  if (typeof rendu === 'string') throw new Error(rendu)
  return rendu
}

/** Un PDF de tant de pages, chacune un rectangle rouge. */
const red = (pages: number): Promise<Buffer> =>
  new Promise((resolve) => {
    const document = new PDFDocument({ size: 'A4', autoFirstPage: false })
    const morceaux: Buffer[] = []
    document.on('data', (morceau: Buffer) => morceaux.push(morceau)).on('end', () => resolve(Buffer.concat(morceaux)))
    for (let n = 0; n < pages; n++) document.addPage().rect(0, 0, 600, 850).fill('#ff0000')
    document.end()
  })

describe('l’image d’une page', () => {
  it('d’un PDF : en WebP, dans ses bornes, avec ses couleurs', async () => {
    const { total, pages } = await drawn('application/pdf', await red(1))
    expect([total, pages.length]).toEqual([1, 1])
    const { format, width = 0, height = 0 } = await sharp(pages[0]).metadata()
    expect([format, width <= APERCU.largeur, height <= APERCU.hauteur, width > 800]).toEqual(['webp', true, true, true])
    const { dominant } = await sharp(pages[0]).stats()
    expect(dominant.r).toBeGreaterThan(200)
    expect(dominant.b).toBeLessThan(50)
  })

  it('ne se dessine que pour les premières, et dit combien il y en a', async () => {
    const { total, pages } = await drawn('application/pdf', await red(APERCU.pages + 3))
    expect([total, pages.length]).toEqual([APERCU.pages + 3, APERCU.pages])
  })

  it('d’une photo, ramenée à la même mesure', async () => {
    for (const [type, octets] of [
      ['image/jpeg', await jpeg(3000, 2000)],
      ['image/png', await png(400, 300)],
    ] as const) {
      const { total, pages } = await drawn(type, octets)
      const { format, width = 0 } = await sharp(pages[0]).metadata()
      expect([total, format, width <= APERCU.largeur]).toEqual([1, 'webp', true])
    }
  })

  it('un fichier qui ne se lit pas, ou fait pour épuiser, n’arrête que son dessin', async () => {
    expect(await draw('application/pdf', Buffer.from('%PDF-1.7 rien'))).toBe('panne')
    for (const make of Object.values(HOSTILES).slice(0, 3)) await draw('application/pdf', make(300_000))
    expect((await drawn('application/pdf', pdf({ text: 'ensuite' }))).total).toBe(1)
  })
})
