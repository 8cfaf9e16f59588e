import { addDays, addMonths, addYears, formatIso, formatMonth, monthsBetween } from '@/lib/ground/date'
import { capital } from '@/lib/ground/initiale'
import type { Answers, Contexte, Defaut, Value } from '../define'
import { periodOf } from '../kinds/period'
import { checkCouverture, checkSalarie, dateOf } from '../salarie'

const PROFESSIONNELS = ['accident_travail', 'accident_trajet', 'maladie_professionnelle']
const PARENTAUX = ['maternite', 'paternite', 'adoption']

/** La cause : celle de l’arrêt, ou celle qui a mené au temps partiel thérapeutique. */
export const causeOf = (r: Answers): string => String(r.qualification === 'tpt' ? r.origineTpt : r.qualification)
/** Vrai pour un accident du travail, de trajet, une maladie professionnelle, ou le temps partiel qui les suit. */
export const isProfessionnel = (r: Answers): boolean => PROFESSIONNELS.includes(causeOf(r))
/** Vrai quand l’arrêt vient de la santé du salarié : les autres n’ont ni rechute, ni tiers, ni arrêts antérieurs. */
export const isSante = (r: Answers): boolean => typeof r.qualification === 'string' && !PARENTAUX.includes(r.qualification)
export const isTpt = (r: Answers): boolean => r.qualification === 'tpt'
/** La date de l’événement : celle de l’accident ou de la maladie professionnelle, sinon le début de l’arrêt. */
export const evenementOf = (r: Answers): string | null => (isProfessionnel(r) ? dateOf(r, 'dateAccident') : null) ?? dateOf(r, 'debutArret')
/** Vrai quand l’arrêt ne commence pas le lendemain du dernier jour travaillé (domaine, F1 : une explication est demandée). */
export function hasEcart(r: Answers): boolean {
  const [dernier, debut] = [dateOf(r, 'dernierJourTravaille'), dateOf(r, 'debutArret')]
  return dernier !== null && debut !== null && debut !== addDays(dernier, 1)
}

/** Les douze mois (ou trois) avant celui du dernier jour travaillé, sans ceux d’avant l’embauche (domaine, F1, étape 5). */
export function moisSalaires(r: Answers): { cle: string; libelle: string }[] {
  const dernier = dateOf(r, 'dernierJourTravaille')
  if (!dernier || typeof r.modeSalaires !== 'string') return []
  const mois = dernier.slice(0, 7)
  const debut = addMonths(mois, r.modeSalaires.endsWith('_3') ? -3 : -12)
  const embauche = dateOf(r, 'embauche')?.slice(0, 7) ?? debut
  return monthsBetween(debut, addMonths(mois, -1), 12)
    .filter((cle) => cle >= embauche)
    .map((cle) => ({ cle, libelle: formatMonth(cle) }))
}

/** Les mois de temps partiel thérapeutique déjà commencés. */
export function moisTpt(r: Answers, { aujourdhui }: Contexte): { cle: string; libelle: string }[] {
  const periode = periodOf(r.periodeTpt)
  if (!periode) return []
  const fin = periode.au < aujourdhui ? periode.au : aujourdhui
  return monthsBetween(periode.du.slice(0, 7), fin.slice(0, 7), 36).map((cle) => ({ cle, libelle: formatMonth(cle) }))
}

type Objet = { [partie: string]: Value }
/** Les lignes d’un tableau compris. */
export const lignesOf = (value: Value | undefined): Objet[] =>
  (Array.isArray(value) ? value : []).filter((ligne): ligne is Objet => typeof ligne === 'object' && ligne !== null && !Array.isArray(ligne))

/** L’ordre des dates de l’arrêt (domaine, F1, « Rules » ; DSN 60.002/CCH-12, 60.012/CCH-11). */
function checkDates(r: Answers): Defaut[] {
  const [dernier, debut, fin, accident] = [
    dateOf(r, 'dernierJourTravaille'),
    dateOf(r, 'debutArret'),
    dateOf(r, 'finArret'),
    dateOf(r, 'dateAccident'),
  ]
  const defauts: Defaut[] = []
  if (dernier && debut && dernier > debut)
    defauts.push({
      champ: 'debutArret',
      message: `L’arrêt commencerait avant le dernier jour travaillé, le ${formatIso(dernier)}. Corrigez l’une des deux dates, par exemple ${formatIso(addDays(dernier, 1))}.`,
    })
  if (debut && fin && fin < debut)
    defauts.push({
      champ: 'finArret',
      message: `La fin précède le début de l’arrêt, le ${formatIso(debut)}. Corrigez l’une des deux dates, par exemple ${formatIso(addDays(debut, 14))}.`,
    })
  if (debut && fin && fin > addYears(debut, 3))
    defauts.push({
      champ: 'finArret',
      message: `Un arrêt dure trois ans au plus. Indiquez une fin au ${formatIso(addYears(debut, 3))} au plus tard, celle de l’avis en cours.`,
    })
  if (accident && debut && accident > debut)
    defauts.push({
      champ: 'dateAccident',
      message: `L’accident ou la maladie suit le début de l’arrêt, le ${formatIso(debut)}. Corrigez l’une des deux dates, par exemple ${formatIso(debut)}.`,
    })
  return defauts
}

/** Subrogation, rupture et temps partiel restent dans l’arrêt (domaine, F1 : « subrogation within the arrêt » ; payee). */
function checkPeriodes(r: Answers): Defaut[] {
  const [debut, fin, rupture] = [dateOf(r, 'debutArret'), dateOf(r, 'finArret'), dateOf(r, 'dateRupture')]
  if (!debut || !fin || fin < debut) return []
  const bornes = `du ${formatIso(debut)} au ${formatIso(fin)}`
  const [subrogation, tpt] = [periodOf(r.periodeSubrogation), periodOf(r.periodeTpt)]
  const defauts: Defaut[] = []
  if (subrogation && (subrogation.du < debut || subrogation.au > fin))
    defauts.push({
      champ: 'periodeSubrogation',
      message: `La subrogation sort de l’arrêt, ${bornes}. Ramenez ses dates à l’intérieur, par exemple ${bornes}.`,
    })
  else if (subrogation && rupture && subrogation.au > rupture)
    defauts.push({
      champ: 'periodeSubrogation',
      message: `La subrogation s’arrête avec le contrat de travail. Ramenez sa fin au ${formatIso(rupture)} au plus tard\u00a0: ensuite le salarié est payé directement.`,
    })
  if (rupture && (rupture < debut || rupture > fin))
    defauts.push({
      champ: 'dateRupture',
      message: `La rupture n’est pas pendant l’arrêt, ${bornes}. Corrigez la date ou répondez «\u00a0Non\u00a0», par exemple ${formatIso(fin)}.`,
    })
  if (tpt && (tpt.du < debut || tpt.au > fin))
    defauts.push({
      champ: 'periodeTpt',
      message: `Le temps partiel thérapeutique sort de l’arrêt, ${bornes}. Ramenez ses dates à l’intérieur, par exemple ${bornes}.`,
    })
  return defauts
}

/** Une rechute suit un arrêt ; les arrêts antérieurs finissent avant celui-ci, et datent de moins de douze mois (domaine, F1, étape 4). */
function checkAnterieurs(r: Answers): Defaut[] {
  const debut = dateOf(r, 'debutArret')
  const lignes = lignesOf(r.arretsAnterieurs)
  const champ = 'arretsAnterieurs'
  if (r.rechute === true && lignes.length === 0)
    return [{ champ, message: 'Une rechute suit un premier arrêt. Ajoutez-le avec ses dates, par exemple du 02/03/2026 au 20/03/2026.' }]
  for (const [rang, { du, au }] of lignes.entries()) {
    if (String(au) < String(du))
      return [
        {
          champ,
          message: `Ligne ${rang + 1}\u00a0: la fin précède le début. Corrigez l’une des deux dates, par exemple du 02/03/2026 au 20/03/2026.`,
        },
      ]
    if (debut && String(au) >= debut)
      return [
        {
          champ,
          message: `Ligne ${rang + 1}\u00a0: cet arrêt finit après le début de l’arrêt déclaré, le ${formatIso(debut)}. Corrigez-le, par exemple au ${formatIso(addDays(debut, -1))}.`,
        },
      ]
  }
  return []
}

/** Le maintien : des périodes dans l’ordre, un pourcentage ou un montant (domaine, F1 : « from, to, % or € »). */
function checkMaintien(r: Answers): Defaut[] {
  const champ = 'maintien'
  for (const [rang, { du, au, pourcentage, montant }] of lignesOf(r.maintien).entries()) {
    if (String(au) < String(du))
      return [
        {
          champ,
          message: `Ligne ${rang + 1}\u00a0: la fin précède le début. Corrigez l’une des deux dates, par exemple du 10/10/2026 au 13/11/2026.`,
        },
      ]
    if ((pourcentage === undefined) === (montant === undefined))
      return [{ champ, message: `Ligne ${rang + 1}\u00a0: indiquez un pourcentage ou un montant, l’un des deux seulement, par exemple 100.` }]
  }
  return []
}

/** La base de salaires du contrat : le brut, ou le net imposable. */
export const baseOf = (r: Answers): 'brut' | 'net' => (String(r.modeSalaires).startsWith('net') ? 'net' : 'brut')
export const NOMS = { brut: 'le brut', net: 'le net imposable' } as const

/** « Août 2026 ». */
export const moisOf = (ligne: Objet): string => capital(formatMonth(String(ligne.cle)))

/** Ce qui manque à ce mois : la colonne où aller, et la phrase. */
function lackOf(ligne: Objet, base: 'brut' | 'net'): { colonne: string; message: string } | null {
  const mois = moisOf(ligne)
  if (ligne[base] === undefined)
    return {
      colonne: base,
      message: `${mois}\u00a0: il manque ${NOMS[base]}, que le contrat prend pour base. Recopiez-le depuis le bulletin, par exemple 2 450,00.`,
    }
  if (ligne[base] === 0 && !ligne.motif)
    return { colonne: 'motif', message: `${mois}\u00a0: le salaire est nul. Dites pourquoi dans «\u00a0Motif\u00a0», par exemple congé sans solde.` }
  if (ligne.reconstitue === true && !ligne.motif)
    return {
      colonne: 'motif',
      message: `${mois}\u00a0: le salaire est reconstitué. Dites pourquoi dans «\u00a0Motif\u00a0», par exemple arrêt en cours de mois.`,
    }
  if (typeof ligne.primesComprises === 'number' && ligne.primesComprises > 0 && !ligne.naturePrimes)
    return { colonne: 'naturePrimes', message: `${mois}\u00a0: des primes sont comprises. Dites lesquelles, par exemple prime d’ancienneté.` }
  return null
}

/** Les salaires : ce que demande la base du contrat ; un mois sans paie, ou reconstitué, dit pourquoi (domaine, F1, étape 5 et « Rules »). */
const checkSalaires = (r: Answers): Defaut[] =>
  lignesOf(r.salaires).flatMap((ligne, rang) => {
    const manque = lackOf(ligne, baseOf(r))
    return manque ? [{ champ: 'salaires', partie: `${rang}.${manque.colonne}`, message: manque.message }] : []
  })

/** Toutes les règles qui empêchent d’envoyer (domaine, 6.5, F1 et règles communes). */
export const checkArret = (r: Answers, contexte: Contexte): Defaut[] => [
  ...checkSalarie(r, 'dernierJourTravaille', contexte),
  ...checkCouverture(r, evenementOf(r), contexte),
  ...checkDates(r),
  ...checkPeriodes(r),
  ...checkAnterieurs(r),
  ...checkMaintien(r),
  ...checkSalaires(r),
]
