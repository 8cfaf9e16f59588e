import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { changementsFicheOf, lignesFicheOf } from '@/lib/data/reach'
import type { Db } from '@/lib/data/prisma'
import type { Univers } from '@/lib/ground/univers'

/** Une fiche, et un univers de ses lignes que la personne atteint. */
export type FicheVisee = { id: string; siren: string; univers: Univers }
/** Un changement d’une fiche. */
export type ChangementVise = FicheVisee

/** La fiche de cette version, si la personne atteint une de ses lignes ; l’univers est celui de la première. */
export async function ficheDsnByVersion(actor: Actor, db: Db, { siren, version }: { siren: string; version: number }): Promise<FicheVisee | null> {
  const ligne = await db.ligneFicheDsn.findFirst({
    where: { AND: [{ siren, fiche: { siren, version } }, lignesFicheOf(actor, 'dsn:lire', siren)] },
    orderBy: { rang: 'asc' },
    select: { ficheId: true, siren: true, univers: true },
  })
  return ligne && { id: ligne.ficheId, siren: ligne.siren, univers: ligne.univers }
}

/** Le changement de ce rang, si la personne l’atteint. */
export async function changementFicheByRang(
  actor: Actor,
  db: Db,
  { siren, version, rang }: { siren: string; version: number; rang: number },
): Promise<ChangementVise | null> {
  const un = await db.changementFicheDsn.findFirst({
    where: { AND: [{ siren, rang, fiche: { siren, version } }, changementsFicheOf(actor, 'dsn:lire', siren)] },
    select: { ficheId: true, siren: true, univers: true },
  })
  return un && { id: un.ficheId, siren: un.siren, univers: un.univers }
}
