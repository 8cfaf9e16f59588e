import { addDays, formatIso } from '@/lib/ground/date'
import type { Answers, Contexte, Defaut } from '../define'
import { checkNumero } from '../dossier'
import { checkSalarie, dateOf } from '../salarie'

/** La reprise suit le dernier jour travaillé (F3 : « reprise > DJT »), et le temps partiel dure au moins jusqu’à elle. */
function checkDates(r: Answers): Defaut[] {
  const [dernier, reprise, rupture, finTpt] = [
    dateOf(r, 'dernierJourTravaille'),
    dateOf(r, 'dateReprise'),
    dateOf(r, 'dateRupture'),
    dateOf(r, 'finTpt'),
  ]
  const defauts: Defaut[] = []
  if (dernier && reprise && reprise <= dernier)
    defauts.push({
      champ: 'dateReprise',
      message: `La reprise ne suit pas le dernier jour travaillé avant l’arrêt, le ${formatIso(dernier)}. Corrigez l’une des deux dates, par exemple ${formatIso(addDays(dernier, 15))}.`,
    })
  if (dernier && rupture && rupture < dernier)
    defauts.push({
      champ: 'dateRupture',
      message: `La rupture précède le dernier jour travaillé, le ${formatIso(dernier)}. Corrigez l’une des deux dates, par exemple ${formatIso(addDays(dernier, 15))}.`,
    })
  if (reprise && finTpt && finTpt < reprise)
    defauts.push({
      champ: 'finTpt',
      message: `Le temps partiel thérapeutique finirait avant la reprise, le ${formatIso(reprise)}. Corrigez l’une des deux dates, par exemple ${formatIso(addDays(reprise, 30))}.`,
    })
  return defauts
}

/** Toutes les règles qui empêchent d’envoyer. Comme pour une prolongation, la couverture n’en est pas une : l’arrêt a commencé sous le contrat. */
export const checkReprise = (r: Answers, contexte: Contexte): Defaut[] => [
  ...checkSalarie(r, 'finPrecedente', contexte),
  ...checkNumero(r),
  ...checkDates(r),
]
