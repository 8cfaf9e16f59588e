import { addDays, daysFrom, formatIso } from '@/lib/ground/date'
import type { Answers, Contexte, Defaut } from '../define'
import { dateOf } from '../salarie'
import { doubtsOf } from './doutes'
import { DELAI_APRES_FRANCHISE, endOfFranchise } from './franchise'

/** Une première prescription de plus de 31 jours sort du plafond (LFSS 2026, art. 81, prescriptions depuis le 1er septembre 2026). */
const PLAFOND = { jours: 31, depuis: '2026-09-01' } as const
/** Ce qui étonne sans empêcher : durée, délai de déclaration, dates à venir (domaine, F1, « warning » et « informational »). */
export function avertirArret(r: Answers, { aujourdhui }: Contexte): Defaut[] {
  const [dernier, debut, fin] = [dateOf(r, 'dernierJourTravaille'), dateOf(r, 'debutArret'), dateOf(r, 'finArret')]
  const avis: Defaut[] = []
  const maladie = r.qualification === 'maladie' || r.qualification === 'hospitalisation'
  if (debut && fin && maladie && r.rechute !== true && debut >= PLAFOND.depuis && daysFrom(debut, fin) + 1 > PLAFOND.jours)
    avis.push({
      champ: 'finArret',
      message: `Cet arrêt dure ${daysFrom(debut, fin) + 1} jours. Depuis le 1er septembre 2026, une première prescription dépasse rarement ${PLAFOND.jours} jours\u00a0: vérifiez la fin sur l’avis. Vous pouvez envoyer ainsi.`,
    })
  const reprise = endOfFranchise(r)
  if (reprise && aujourdhui > addDays(reprise.premierJour, DELAI_APRES_FRANCHISE))
    avis.push({
      champ: 'franchise',
      message: `La franchise a pris fin le ${formatIso(reprise.premierJour)}, il y a plus de ${DELAI_APRES_FRANCHISE} jours. Déclarez sans attendre\u00a0: certains contrats réduisent leur prise en charge.`,
    })
  if (debut && debut > aujourdhui)
    avis.push({ champ: 'debutArret', message: 'L’arrêt commence après aujourd’hui. Vérifiez la date\u202f; vous pouvez envoyer ainsi.' })
  if (dernier && dernier > aujourdhui)
    avis.push({ champ: 'dernierJourTravaille', message: 'Le dernier jour travaillé est à venir. Vérifiez la date\u202f; vous pouvez envoyer ainsi.' })
  const contrat = dateOf(r, 'finContrat')
  if (contrat && fin && contrat < fin && r.rupture === false)
    avis.push({
      champ: 'finArret',
      message: `Le contrat de travail finit le ${formatIso(contrat)}, avant l’arrêt. Répondez «\u00a0Oui\u00a0» à la rupture si le salarié ne reste pas.`,
    })
  return [...avis, ...doubtsOf(r)]
}
