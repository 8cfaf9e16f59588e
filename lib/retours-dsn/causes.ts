import type { Univers } from '@/lib/ground/univers'
import { familleOf, type FamilleAnomalie } from '@/lib/ground/familles-dsn'

/** Une anomalie ouverte, telle que lue. */
export type AnomalieOuverte = {
  retourId: string
  rang: number
  code: string
  cause: string
  univers: Univers
  siret: string
  mois: string
  nom: string
  individu: string
  rubrique: string
  valeur: string | null
  attendu: string[]
  message: string
  contratReference: string | null
  corrigeeMois: string | null
  corrigeeParNom: string | null
  corrigeeLe: Date | null
}

/** Ce qui se corrige ensemble : les mois du plus récent au plus ancien, les établissements, les salariés. `famille` `null` : un code inconnu. */
export type Cause = {
  cle: string
  /** L’anomalie qui la dit la dernière : son compte rendu et son rang. */
  repere: string
  code: string
  famille: FamilleAnomalie | null
  univers: Univers
  contrat: string | null
  rubrique: string
  message: string
  valeur: string | null
  attendu: string[]
  mois: string[]
  sirets: string[]
  salaries: string[]
  ecart: number
  corrigee: { mois: string; par: string; le: Date } | null
}

/** Un montant, tel qu’un compte rendu l’écrit ; la base le lit de même. */
export const MONTANT = /^-?\d+\.\d{2}$/
export const isMontant = (texte: string | null | undefined): texte is string => MONTANT.test(texte ?? '')

/** L’écart en centimes entre le montant trouvé et celui attendu ; zéro quand ce ne sont pas des montants. */
export const ecartOf = ({ valeur, attendu: [attendu] }: Pick<AnomalieOuverte, 'valeur' | 'attendu'>): number =>
  isMontant(attendu) && isMontant(valeur ?? '0.00') ? Math.round(Math.abs(Number(attendu) - Number(valeur ?? 0)) * 100) : 0

/** Les causes de ces anomalies, la plus lourde d’abord : l’écart en euros, puis le nombre de mois et de salariés. Une cause toute notée corrigée l’est. */
export function groupByCause(anomalies: readonly AnomalieOuverte[]): Cause[] {
  const causes = [...Map.groupBy(anomalies, ({ cause }) => cause)].flatMap(([cle, groupe]): Cause[] => {
    const [une] = groupe
    if (!une) return []
    const notee = groupe.every(({ corrigeeLe }) => corrigeeLe !== null) ? une : null
    return [
      {
        cle,
        repere: `${une.retourId}.${une.rang}`,
        code: une.code,
        famille: familleOf(une.code),
        univers: une.univers,
        contrat: une.contratReference,
        rubrique: une.rubrique,
        message: une.message,
        valeur: une.valeur,
        attendu: une.attendu,
        mois: [...new Set(groupe.map(({ mois }) => mois))].sort().reverse(),
        sirets: [...new Set(groupe.map(({ siret }) => siret))],
        salaries: [...new Set(groupe.map(({ nom, individu }) => nom || individu).filter(Boolean))],
        ecart: groupe.reduce((somme, un) => somme + ecartOf(un), 0),
        corrigee: notee?.corrigeeLe ? { mois: notee.corrigeeMois ?? '', par: notee.corrigeeParNom ?? '', le: notee.corrigeeLe } : null,
      },
    ]
  })
  return causes.sort(
    (a, b) => b.ecart - a.ecart || b.mois.length * b.salaries.length - a.mois.length * a.salaries.length || a.cle.localeCompare(b.cle),
  )
}
