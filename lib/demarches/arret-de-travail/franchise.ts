import { addDays, daysFrom } from '@/lib/ground/date'
import { contratOf } from '../declarant'
import type { Answers, Contexte, Estimation } from '../define'
import { dateOf } from '../salarie'
import { doubtsOf } from './doutes'
import { baseOf, lignesOf, moisSalaires } from './rules'

/** Au-delà, après la franchise, les assureurs parlent de retard (domaine, F1, « declared after franchise » : 30 à 60 jours). */
export const DELAI_APRES_FRANCHISE = 30

/** La franchise en jours ; `null` quand elle n’est pas connue. */
function daysOf({ franchise, franchiseJours }: Answers): number | null {
  if (franchise === 'autre') return typeof franchiseJours === 'number' ? franchiseJours : null
  return typeof franchise === 'string' && /^[0-9]+$/.test(franchise) ? Number(franchise) : null
}

/** Les jours des arrêts antérieurs, qu’une franchise discontinue compte déjà. */
const daysBefore = (r: Answers): number =>
  lignesOf(r.arretsAnterieurs).reduce((total, { du, au }) => total + Math.max(0, daysFrom(String(du), String(au)) + 1), 0)

/** Le dernier jour où le salaire est maintenu. */
const endOfMaintien = (r: Answers): string | null =>
  lignesOf(r.maintien)
    .map(({ au }) => String(au))
    .sort()
    .at(-1) ?? null

/**
 * Quand la franchise finit : le premier jour que le contrat paie, et les jours de cet arrêt qu’elle prend. Continue, elle part du premier jour ;
 * discontinue, elle compte déjà les arrêts antérieurs ; en relais, elle dure autant que le maintien de salaire. `null` : on ne peut le dire.
 */
export function endOfFranchise(r: Answers): { premierJour: string; jours: number } | null {
  const [debut, jours] = [dateOf(r, 'debutArret'), daysOf(r)]
  if (!debut || jours === null) return null
  const relais = r.franchiseMode === 'relais' && jours > 0
  if (relais && r.maintienSalaire !== false) {
    const fin = endOfMaintien(r)
    return fin && fin >= debut ? { premierJour: addDays(fin, 1), jours: daysFrom(debut, fin) + 1 } : null
  }
  const restent = Math.max(0, jours - (r.franchiseMode === 'discontinue' ? daysBefore(r) : 0))
  return { premierJour: addDays(debut, restent), jours: restent }
}

/** Ce qu’il faut savoir pour lire le dessin : d’où vient la durée de la franchise, ou pourquoi elle manque. */
function noteOf(r: Answers, comptee: number | null): string | null {
  if (daysOf(r) === null) return 'La franchise n’est pas connue\u00a0: indiquez-la pour la voir jour par jour.'
  if (comptee === null) return 'La franchise dure autant que le maintien du salaire\u00a0: indiquez ses périodes pour la voir jour par jour.'
  const avant = r.franchiseMode === 'discontinue' ? daysBefore(r) : 0
  return avant > 0 ? `Les ${avant} jours des arrêts antérieurs comptent déjà dans la franchise.` : null
}

/** Le salaire moyen par mois, quand chaque mois porte la base du contrat. */
function averageOf(r: Answers): { centimes: number; aVerifier: boolean } | null {
  const montants = lignesOf(r.salaires).flatMap((ligne) => {
    const montant = ligne[baseOf(r)]
    return typeof montant === 'number' ? [montant] : []
  })
  if (montants.length === 0 || montants.length !== moisSalaires(r).length) return null
  return { centimes: Math.round(montants.reduce((a, b) => a + b, 0) / montants.length), aVerifier: doubtsOf(r).some(({ confirme }) => !confirme) }
}

/** Ce que donnent les réponses : la durée, la franchise, le premier jour payé, le jour d’ici lequel déclarer. `null` tant que les dates manquent. */
export function estimateArret(r: Answers, contexte: Contexte): Estimation | null {
  const [debut, fin] = [dateOf(r, 'debutArret'), dateOf(r, 'finArret')]
  if (!debut || !fin || fin < debut) return null
  const reprise = endOfFranchise(r)
  const contrat = contratOf(r, contexte)
  return {
    debut,
    fin,
    jours: daysFrom(debut, fin) + 1,
    franchise: reprise?.jours ?? null,
    premierJour: reprise && reprise.premierJour <= fin ? reprise.premierJour : null,
    avant: reprise ? addDays(reprise.premierJour, DELAI_APRES_FRANCHISE) : null,
    aujourdhui: contexte.aujourdhui,
    contrat: contrat?.franchiseJours === undefined || contrat.franchiseJours === null ? null : contrat.reference,
    moyenne: averageOf(r),
    note: noteOf(r, reprise?.jours ?? null),
  }
}
