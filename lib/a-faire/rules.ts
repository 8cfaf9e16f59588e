import { addDays, dayAt, daysFrom } from '@/lib/ground/date'
import type { TypeAFaire } from './filtres'

/** Une chose à faire, telle qu’elle est lue : les phrases viennent de `lib/a-faire/phrases`. `echeance` : jour civil `AAAA-MM-JJ`. */
export type AFaire = {
  type: TypeAFaire
  siren: string | null
  raisonSociale: string
  couleur: number
  echeance: string | null
  /** L’objet de la demande ou du courrier, le titre du document ou de l’anomalie, le premier changement d’une fiche, ou le nom du compte. */
  objet: string
  /** Le numéro de la demande, la version de la fiche, la cause de l’anomalie, sinon l’identifiant. */
  repere: string
  /** Pièces, salariés, changements, ou entreprises d’une échéance. */
  nombre: number
  /** Qui demande, qui a écrit. */
  par: string | null
  /** Pièces demandées, nature du document, mois de l’anomalie, genre de l’échéance. */
  precisions: string | null
  etape: string | null
  quand: string | null
}

/** Ce qui distingue une chose à faire des autres d’une même liste. */
export const cleOf = ({ type, siren, repere }: Pick<AFaire, 'type' | 'siren' | 'repere'>): string => [type, siren, repere].filter(Boolean).join('-')

/** La semaine : d’ici là une échéance presse, et une déclaration ou un paiement se montre. */
export const AVANT_ECHEANCE = 7

/** Où se range une échéance, de la plus pressée à celle qui n’en a pas. */
export type Tranche = 'retard' | 'aujourdhui' | 'semaine' | 'plus_tard' | 'sans'
export const TRANCHES: readonly Tranche[] = ['retard', 'aujourdhui', 'semaine', 'plus_tard', 'sans']

export function trancheOf(echeance: string | null, aujourdhui: string): Tranche {
  if (echeance === null) return 'sans'
  const jours = daysFrom(aujourdhui, echeance)
  if (jours < 0) return 'retard'
  if (jours === 0) return 'aujourdhui'
  return jours <= AVANT_ECHEANCE ? 'semaine' : 'plus_tard'
}

/** Combien dans chaque tranche. @param parJour jour civil, ou « sans » → nombre. */
export function byTranche(parJour: Readonly<Record<string, number>>, aujourdhui: string): Record<Tranche, number> {
  const somme = (tranche: Tranche) =>
    Object.entries(parJour).reduce((n, [jour, m]) => (trancheOf(jour === 'sans' ? null : jour, aujourdhui) === tranche ? n + m : n), 0)
  return Object.fromEntries(TRANCHES.map((tranche) => [tranche, somme(tranche)])) as Record<Tranche, number>
}

/** Ce que dessine l’horizon : un jour, ce qui y tombe. */
export type JourHorizon = { id: string; nombre: number; weekend: boolean }

/** Le retard, puis quatorze jours, d’aujourd’hui au treizième qui vient. `parJour` : jour civil → nombre. */
export function horizonOf(parJour: Readonly<Record<string, number>>, aujourdhui: string): JourHorizon[] {
  const retard = Object.entries(parJour).reduce((somme, [jour, n]) => (jour < aujourdhui ? somme + n : somme), 0)
  const jours = Array.from({ length: 14 }, (_, rang) => {
    const id = addDays(aujourdhui, rang)
    const semaine = dayAt(id).getUTCDay()
    return { id, nombre: parJour[id] ?? 0, weekend: semaine === 0 || semaine === 6 }
  })
  return [{ id: 'retard', nombre: retard, weekend: false }, ...jours]
}

const MOTS = [
  'aucune',
  'une',
  'deux',
  'trois',
  'quatre',
  'cinq',
  'six',
  'sept',
  'huit',
  'neuf',
  'dix',
  'onze',
  'douze',
  'treize',
  'quatorze',
  'quinze',
  'seize',
]

/** « trois choses vous attendent », « rien ne vous attend ». En lettres jusqu’à seize. */
export function attentePhrase(nombre: number): string {
  if (nombre === 0) return 'rien ne vous attend'
  return nombre === 1 ? 'une chose vous attend' : `${MOTS[nombre] ?? nombre} choses vous attendent`
}

/** Le titre du portefeuille : « 47 choses à faire pour 31 entreprises ». */
export function portefeuillePhrase(choses: number, entreprises: number, prenom: string): string {
  if (choses === 0) return `Bonjour ${prenom}, rien ne vous attend`
  const quoi = choses === 1 ? 'Une chose à faire' : `${choses} choses à faire`
  return entreprises === 0 ? quoi : `${quoi} pour ${entreprises === 1 ? 'une entreprise' : `${entreprises} entreprises`}`
}

/** Combien de choses compte un relevé par jour. */
export const countChoses = (parJour: Readonly<Record<string, number>>): number => Object.values(parJour).reduce((somme, n) => somme + n, 0)
