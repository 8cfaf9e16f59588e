import { expect, type Locator, type Page } from '@playwright/test'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import type { Etape, Raw, Raws } from '../../../lib/demarches/define.ts'

/** Une commande du formulaire et ce qu’on y met : les noms sont ceux que le navigateur envoie. */
export function entriesOf(nom: string, raw: Raw): [string, string][] {
  if (typeof raw === 'string') return [[nom, raw]]
  if (!Array.isArray(raw)) return Object.entries(raw).map(([partie, valeur]) => [`${nom}.${partie}`, valeur])
  return raw.flatMap((un, rang) => (typeof un === 'string' ? [[nom, un] as [string, string]] : entriesOf(`${nom}.${rang}`, un)))
}

/** Remplit une étape comme une personne, dans l’ordre de ses champs. Un champ sans réponse dans `raws` n’est pas touché. */
export async function fillStep(page: Page, etape: Etape, raws: Raws): Promise<void> {
  for (const nom of Object.keys(etape.champs)) {
    const raw = raws[nom]
    if (raw === undefined) continue
    for (const [commande, valeur] of entriesOf(nom, raw)) await fillControl(page, commande, valeur)
  }
}

async function fillControl(page: Page, nom: string, valeur: string): Promise<void> {
  const tous = page.locator(`form.form [name="${nom}"]`)
  await expect(tous.first(), nom).toBeAttached()
  const genre = await tous.first().evaluate((e) => (e instanceof HTMLInputElement ? e.type : e.tagName.toLowerCase()))
  if (genre === 'hidden') return
  if (genre === 'radio' || genre === 'checkbox') await page.locator(`form.form [name="${nom}"][value="${valeur}"]`).check()
  else if (genre === 'select') await tous.selectOption(valeur)
  else await tous.fill(valeur)
}

/** Ce que disent les cases du formulaire, par nom. */
export const controlOf = (page: Page, nom: string): Locator => page.locator(`form.form [name="${nom}"]`)

/** Un PDF d’une page, vrai. */
export function makePdf(texte: string): Promise<Buffer> {
  return new Promise((resolve) => {
    const morceaux: Buffer[] = []
    const pdf = new PDFDocument({ size: 'A6' })
    pdf.on('data', (morceau: Buffer) => morceaux.push(morceau))
    pdf.on('end', () => resolve(Buffer.concat(morceaux)))
    pdf.text(texte)
    pdf.end()
  })
}

/** Une image PNG, vraie. */
export const makePng = (): Promise<Buffer> =>
  sharp({ create: { width: 320, height: 200, channels: 3, background: '#dfe7f5' } })
    .png()
    .toBuffer()
