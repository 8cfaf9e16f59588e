import 'server-only'
import type { Db } from '@/lib/data/prisma'
import { env } from '@/lib/ground/env'
import { adressesOf, type EtatLien, type Sorties, sortiesOf } from './sorties'

/** Où sort chaque service de retraite, et ce que son adresse a répondu la dernière fois. Rien n’y est à une entreprise. */
export async function readSorties(db: Db): Promise<Sorties> {
  const adresses = adressesOf(env().RETRAITE_ADRESSES)
  const lus = await db.lienExterne.findMany({ where: { href: { in: Object.values(adresses).map(({ href }) => href) } } })
  return sortiesOf(adresses, new Map(lus.map(({ href, ...etat }): [string, EtatLien] => [href, etat])))
}
