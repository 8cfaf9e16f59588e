import { join } from 'node:path'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { inProject } from '../../scripts/paths.ts'

/** `CAPTURES=oui` : les parcours refont les captures des guides ; sans lui, ils passent sans rien écrire. */
export const CAPTURES = process.env.CAPTURES === 'oui'

/** La capture d’une étape d’un guide, à la taille d’un ordinateur, le haut de la page. */
export async function shoot(page: Page, nom: string): Promise<void> {
  if (!CAPTURES) return
  const avant = page.viewportSize()
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.evaluate(() => window.scrollTo(0, 0))
  await sharp(await page.screenshot({ animations: 'disabled', caret: 'hide' }))
    .webp({ quality: 74 })
    .toFile(join(inProject('components', 'public', 'guides'), `${nom}.webp`))
  if (avant) await page.setViewportSize(avant)
}
