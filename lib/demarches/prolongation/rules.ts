import { addDays, addYears, formatIso } from '@/lib/ground/date'
import type { Answers, Contexte, Defaut } from '../define'
import { checkNumero } from '../dossier'
import { checkSalarie, dateOf } from '../salarie'

/** La nouvelle fin suit l’ancienne (F2 : « fin > previous end ») ; les indemnités journalières durent trois ans au plus (CSS, art. R. 323-1). */
function checkDates(r: Answers): Defaut[] {
  const [avant, fin] = [dateOf(r, 'finPrecedente'), dateOf(r, 'nouvelleFin')]
  if (!avant || !fin) return []
  if (fin <= avant)
    return [
      {
        champ: 'nouvelleFin',
        message: `La nouvelle fin ne suit pas celle de l’arrêt en cours, le ${formatIso(avant)}. Corrigez l’une des deux dates, par exemple ${formatIso(addDays(avant, 14))}.`,
      },
    ]
  if (fin > addYears(avant, 3))
    return [
      {
        champ: 'nouvelleFin',
        message: `Un arrêt dure trois ans au plus. Indiquez une fin au ${formatIso(addYears(avant, 3))} au plus tard, celle de l’avis en cours.`,
      },
    ]
  return []
}

/** Un arrêt qui suit une reprise du travail est un autre arrêt (F2 : « gap → new arrêt »), avec ses propres salaires. */
const checkSuite = (r: Answers): Defaut[] =>
  r.continu === false
    ? [
        {
          champ: 'continu',
          message:
            'Après une reprise du travail, c’est un nouvel arrêt. Déclarez-le par «\u00a0Déclarer un arrêt de travail\u00a0», comme une rechute si la cause est la même.',
        },
      ]
    : []

/**
 * Toutes les règles qui empêchent d’envoyer. La couverture n’en est pas une : un arrêt commencé sous le contrat reste indemnisé après sa
 * résiliation (loi 89-1009 du 31 décembre 1989, art. 7).
 */
export const checkProlongation = (r: Answers, contexte: Contexte): Defaut[] => [
  ...checkSalarie(r, 'finPrecedente', contexte),
  ...checkNumero(r),
  ...checkDates(r),
  ...checkSuite(r),
]
