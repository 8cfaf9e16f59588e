import { daysFrom, formatIso } from '@/lib/ground/date'
import type { Answers, Contexte, Defaut } from '../define'
import { dateOf } from '../salarie'

/** Un week-end et un pont séparent une fin d’arrêt de la reprise ; au-delà, il manque peut-être une prolongation. */
const ECART_ORDINAIRE = 4

/** Ce qui étonne sans empêcher : une reprise anticipée (F3 : « informs if IJ paid beyond »), un trou après l’arrêt, une date à venir. */
export function avertirReprise(r: Answers, { aujourdhui }: Contexte): Defaut[] {
  const [fin, reprise] = [dateOf(r, 'finPrecedente'), dateOf(r, 'dateReprise')]
  if (!reprise) return []
  const champ = 'dateReprise'
  const avis: Defaut[] = []
  if (fin && reprise <= fin)
    avis.push({
      champ,
      message: `La reprise précède la fin de l’arrêt, le ${formatIso(fin)}. Les indemnités déjà versées pour les jours travaillés seront à rendre\u00a0: prévenez aussi la CPAM ou la MSA. Vous pouvez envoyer ainsi.`,
    })
  if (fin && daysFrom(fin, reprise) - 1 > ECART_ORDINAIRE)
    avis.push({
      champ,
      message: `Entre la fin de l’arrêt, le ${formatIso(fin)}, et la reprise, ${daysFrom(fin, reprise) - 1} jours ne sont pas expliqués. Si l’arrêt a été prolongé, déclarez d’abord la prolongation\u202f; sinon vous pouvez envoyer ainsi.`,
    })
  if (reprise > aujourdhui)
    avis.push({
      champ,
      message: `La reprise est à venir, le ${formatIso(reprise)}. Vous pouvez envoyer ainsi\u202f; si elle est repoussée, écrivez-nous sur la page de la demande.`,
    })
  return avis
}
