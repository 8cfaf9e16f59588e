import { addDays, daysFrom, formatIso, formatMonth } from '@/lib/ground/date'
import { formatMoney } from '@/lib/ground/money'
import type { Answers, Contexte, Defaut } from '../define'
import { dateOf } from '../salarie'
import { lignesOf } from './rules'

/** Une première prescription de plus de 31 jours sort du plafond (LFSS 2026, art. 81, prescriptions depuis le 1er septembre 2026). */
const PLAFOND = { jours: 31, depuis: '2026-09-01' } as const
/** Au-delà, après la franchise, les assureurs parlent de retard (domaine, F1, « declared after franchise » : 30 à 60 jours). */
const DELAI_APRES_FRANCHISE = 30

/** La franchise en jours ; `null` quand elle n’est pas connue. */
function franchiseOf({ franchise, franchiseJours }: Answers): number | null {
  if (franchise === 'autre') return typeof franchiseJours === 'number' ? franchiseJours : null
  return typeof franchise === 'string' && /^[0-9]+$/.test(franchise) ? Number(franchise) : null
}

/** Au-delà, un mois s’écarte trop des autres pour ne pas être une virgule oubliée. */
const ECART = 5

/** Un mois loin des autres, une virgule ou un zéro de trop : dit, jamais empêché (F1, étape 5). */
function checkSalaires(r: Answers): Defaut[] {
  const base = String(r.modeSalaires).startsWith('net') ? 'net' : 'brut'
  const mois = lignesOf(r.salaires).flatMap((ligne) => {
    const montant = ligne[base]
    return typeof montant === 'number' && montant > 0 ? [{ nom: formatMonth(String(ligne.cle)), montant }] : []
  })
  const milieu = mois.map(({ montant }) => montant).sort((a, b) => a - b)[Math.floor(mois.length / 2)]
  if (milieu === undefined || mois.length < 3) return []
  return mois.flatMap(({ nom, montant }) => {
    const fois = Math.round(montant > milieu ? montant / milieu : milieu / montant)
    if (fois < ECART) return []
    const sens = montant > milieu ? 'haut' : 'bas'
    return [
      {
        champ: 'salaires',
        message: `En ${nom}, le ${base === 'net' ? 'net imposable' : 'brut'} est ${fois} fois plus ${sens} que les autres mois\u00a0: c’est bien ${formatMoney(montant)}\u202f? Vous pouvez envoyer ainsi.`,
      },
    ]
  })
}

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
  const jours = franchiseOf(r)
  if (debut && jours !== null && aujourdhui > addDays(debut, jours + DELAI_APRES_FRANCHISE))
    avis.push({
      champ: 'franchise',
      message: `La franchise a pris fin le ${formatIso(addDays(debut, jours))}, il y a plus de ${DELAI_APRES_FRANCHISE} jours. Déclarez sans attendre\u00a0: certains contrats réduisent leur prise en charge.`,
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
  return [...avis, ...checkSalaires(r)]
}
