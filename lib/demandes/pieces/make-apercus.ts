import 'server-only'
import { createHash } from 'node:crypto'
import { atelier } from '@/lib/atelier/atelier'
import { maintenant } from '@/lib/ground/clock'
import type { ADessiner, Dessin } from './draw-pages'
import type { Fichier } from './queries'
import type { TypePiece } from './rules'
import { readStored, storeApercu } from './store'

/** Une page dessinée et rangée ; seule et de `total` 0, le fichier ne se dessine pas. */
export type ApercuRange = { page: number; total: number; cle: string | null; cleChiffree: string | null }

/**
 * Dessine un fichier hors de ce processus et range ses pages, chiffrées comme lui. Hors transaction.
 * @throws `saturation` quand trop de fichiers attendent ; une erreur quand le fichier gardé a été altéré.
 */
export async function makeApercus(fichier: Fichier): Promise<ApercuRange[]> {
  const octets = await readWhole(fichier)
  const issue = await atelier('apercus').run<ADessiner, Dessin>('lib/demandes/pieces/draw-pages.ts', { type: fichier.type as TypePiece }, octets)
  if ('echec' in issue && issue.echec === 'occupe') throw Object.assign(new Error('Trop d’aperçus à la fois.'), { kind: 'saturation' })
  // Ce qui ne se dessine pas dans les bornes ne se redessine pas à chaque regard.
  if ('echec' in issue || issue.rendu.pages.length === 0) return [{ page: 1, total: 0, cle: null, cleChiffree: null }]
  const { total, pages } = issue.rendu
  const instant = maintenant()
  return Promise.all(
    pages.map(async (page, rang) => ({ page: rang + 1, total, ...(await storeApercu(fichier.demande.siren, Buffer.from(page), instant)) })),
  )
}

async function readWhole(fichier: Fichier): Promise<Buffer> {
  const tranches: Buffer[] = []
  const empreinte = createHash('sha256')
  for await (const tranche of readStored(fichier)) {
    tranches.push(tranche)
    empreinte.update(tranche)
  }
  if (empreinte.digest('hex') !== fichier.sha256) throw new Error('Le fichier gardé n’est pas celui qui a été reçu.')
  return Buffer.concat(tranches)
}
