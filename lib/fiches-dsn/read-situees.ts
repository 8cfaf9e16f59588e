import 'server-only'
import type { Db, Prisma } from '@/lib/data/prisma'
import type { LigneSituee, UniversDsn } from './a-parametrer'
import { ligneOf } from './ligne'
import type { Noeud } from './xml'

/** Une ligne de fiche, lue, et ce qu’elle disait en XML. */
export type LigneLue = LigneSituee & { rang: number; groupe: Noeud; parametres: Noeud }

/** Les lignes d’une fiche, dans leur ordre. @param perimetre celles qu’atteint qui lit ; vide, toutes. */
export async function readSituees(db: Db, ficheId: string, perimetre: Prisma.LigneFicheDsnWhereInput = {}): Promise<LigneLue[]> {
  const rows = await db.ligneFicheDsn.findMany({
    where: { AND: [{ ficheId }, perimetre] },
    orderBy: { rang: 'asc' },
    select: { rang: true, univers: true, groupe: true, parametres: true },
  })
  return rows.map(({ rang, univers, ...reste }) => {
    const [groupe, parametres] = [reste.groupe as Noeud, reste.parametres as Noeud]
    return { rang, univers: univers as UniversDsn, groupe, parametres, ligne: ligneOf(groupe, parametres) }
  })
}
