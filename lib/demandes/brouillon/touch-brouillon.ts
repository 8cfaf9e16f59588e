import 'server-only'
import { addDays, dayAt, isoDay } from '@/lib/ground/date'
import { maintenant } from '@/lib/ground/clock'
import type { Db } from '@/lib/data/prisma'
import type { Raws } from '@/lib/demarches/define'
import { judge, type Jugement } from '@/lib/demarches/engine'
import type { Brouillon } from './queries'
import { certificationsOf, JOURS_GARDES } from './rules'

/** Le jugement d’un brouillon sur ces saisies, certifications comprises : celui de l’envoi. */
export const judgeAll = (b: Pick<Brouillon, 'demarche' | 'contexte' | 'vues' | 'pieces'>, raws: Raws, vues: readonly string[] = b.vues): Jugement =>
  judge(b.demarche, raws, b.contexte, vues, [...new Set(b.pieces.map((p) => p.champ))])

/** Le jugement en cours de saisie : une certification se coche en dernier, son absence ne retient aucune étape. */
export const judgeBrouillon = (
  b: Pick<Brouillon, 'demarche' | 'contexte' | 'vues' | 'pieces'>,
  raws: Raws,
  vues: readonly string[] = b.vues,
): Jugement => judgeAll(b, { ...raws, ...Object.fromEntries(certificationsOf(b.demarche).map(([nom]) => [nom, 'oui'])) }, vues)

/** Note qu’un brouillon a changé : sa version, son nom d’après les réponses, l’étape où l’on est, ce qui est ouvert. */
export const touchIn = (db: Db, brouillon: Brouillon, jugement: Jugement, etape: string, vues: readonly string[]) =>
  db.demande.update({
    where: { id: brouillon.id },
    data: {
      version: { increment: 1 },
      objet: brouillon.demarche.objet(jugement.reponses).slice(0, 200),
      etape,
      etapesVues: [...vues],
      modifieLe: maintenant(),
      expireLe: expiry(),
      prevenuLe: null,
    },
    select: { version: true, modifieLe: true },
  })

/** Le jour, à Paris, où ce brouillon s’efface s’il n’est plus touché. Une colonne DATE garderait d’un instant son jour à Greenwich : la veille, passé minuit. */
export const expiry = (jours: number = JOURS_GARDES): Date => dayAt(addDays(isoDay(maintenant()), jours))
