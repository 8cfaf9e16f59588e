import { type Echeance, holidayOf, type Regle, SEUILS } from './rules'
import { dayAt, formatCivilDay } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'

const SEMAINE = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'] as const

/** Pourquoi un jour est fermé : « un dimanche », « férié (Assomption) ». */
function whyClosed(jour: string, local: boolean): string {
  const fete = holidayOf(jour, local)
  return fete ? `férié (${fete})` : `un ${SEMAINE[dayAt(jour).getUTCDay()]}`
}

/** Ce que dit une échéance d’elle-même : d’où vient sa date, et ce qui la déplace. */
export function detailOf({ genre, jour, legale, ordre, id }: Echeance, { effectif, alsaceMoselle }: Regle): string {
  if (genre === 'paiement') {
    const quand = /T\d$/.test(id) ? 'Le 25 du mois qui suit le trimestre.' : 'Le 25 de chaque mois.'
    return ordre
      ? `${quand} Ce jour est ${whyClosed(jour, alsaceMoselle !== 'aucune')}\u00a0: donnez l’ordre au plus tard le ${formatCivilDay(ordre)}.`
      : quand
  }
  if (jour !== legale)
    return `Le ${Number(legale.slice(8))} est ${whyClosed(legale, alsaceMoselle === 'toute')}\u00a0: l’échéance passe au premier jour ouvré.`
  const le = `Le ${Number(legale.slice(8))}`
  if (effectif === null) return `${le}, si vous employez moins de ${SEUILS.dsn} salariés\u00a0: votre effectif n’est pas renseigné.`
  return `${le}\u00a0: vous employez ${plural(effectif, 'salarié')}.`
}

/** Ce que l’on dit d’une règle : `aVerifier`, elle n’a pas de source publique lue. */
export type RegleDite = { nom: string; valeur: string; aVerifier?: true }

/** D’où viennent les dates (domaine, sections 2.9 et 5). */
export const reglesOf = ({ alsaceMoselle }: Regle): readonly RegleDite[] => [
  { nom: 'Déclaration', valeur: 'Le 15 à midi sous 50 salariés, le 5 à partir de 50' },
  { nom: 'Paiement retraite', valeur: 'Le 25\u00a0; par trimestre jusqu’à 9 salariés, sur demande' },
  { nom: 'Jour fermé', valeur: 'Premier jour ouvré suivant, pour la déclaration', aVerifier: true },
  { nom: 'Alsace-Moselle', valeur: LOCALES[alsaceMoselle], aVerifier: true },
]

const LOCALES = {
  aucune: 'Aucun établissement\u00a0: jours fériés nationaux',
  partie: 'Une partie des établissements\u00a0: nous gardons la date nationale, la plus proche',
  toute: 'Tous les établissements\u00a0: Vendredi saint et 26 décembre en plus',
} as const satisfies Record<Regle['alsaceMoselle'], string>

/** Le logiciel d’agenda qui lit, d’après le nom qu’il se donne. */
export function lecteurOf(agent: string | null): string {
  if (/google/i.test(agent ?? '')) return 'Google'
  if (/outlook|microsoft|exchange/i.test(agent ?? '')) return 'Outlook'
  if (/iOS|macOS|dataaccessd|CalendarAgent|darwin/i.test(agent ?? '')) return 'Apple'
  return /thunderbird/i.test(agent ?? '') ? 'Thunderbird' : 'votre agenda'
}
