import { dayAt, daysInMonth, isoDate } from '@/lib/ground/date'
import { UNIVERS, type Univers } from '@/lib/ground/univers'

/** Ce que dit un formulaire des droits d’un cabinet. */
export type DroitsSaisis = {
  portee?: 'portefeuille' | 'manuelle' | undefined
  siren?: string[] | undefined
  liste?: string | undefined
  consulter: readonly Univers[]
  declarer: readonly Univers[]
  'au.jour'?: string | undefined
  'au.mois'?: string | undefined
  'au.annee'?: string | undefined
}

/** Ces droits, tels qu’une délégation les garde. */
export type DroitsLus = {
  portee: 'portefeuille' | 'manuelle'
  sirens: string[]
  univers: Univers[]
  lectureSeule: boolean
  lecture: Univers[]
  au: Date | null
}

const MAX_ANS = 10

type Date3 = Pick<DroitsSaisis, 'au.jour' | 'au.mois' | 'au.annee'>

/** Le dernier jour, s’il y en a un. @returns une phrase quand ce n’est pas un jour à venir. */
export function readEnd({ 'au.jour': jour = '', 'au.mois': mois = '', 'au.annee': annee = '' }: Date3, aujourdhui: string): Date | null | string {
  if (!jour && !mois && !annee) return null
  const [j, m, a] = [jour, mois, annee].map(Number) as [number, number, number]
  const reel = /^\d{4}$/.test(annee) && m >= 1 && m <= 12 && j >= 1 && j <= daysInMonth(a, m) && Number.isInteger(j) && Number.isInteger(m)
  if (!reel) return 'Cette date n’existe pas\u00a0: écrivez le jour, le mois et l’année, par exemple 31 12 2027, ou laissez-la vide.'
  const iso = isoDate(a, m, j)
  if (iso < aujourdhui) return 'Cette date est passée\u00a0: choisissez un jour à venir, ou laissez-la vide.'
  if (a > Number(aujourdhui.slice(0, 4)) + MAX_ANS) return `Cette date est trop loin\u00a0: ${MAX_ANS} ans au plus, ou laissez-la vide.`
  return dayAt(iso)
}

/** Déclarer suppose consulter. Tout en lecture se dit d’un mot. */
export function readUnivers({
  consulter,
  declarer,
}: Pick<DroitsSaisis, 'consulter' | 'declarer'>): Pick<DroitsLus, 'univers' | 'lectureSeule' | 'lecture'> {
  const univers = UNIVERS.filter((un) => consulter.includes(un) || declarer.includes(un))
  const lecture = univers.filter((un) => !declarer.includes(un))
  const lectureSeule = lecture.length === univers.length
  return { univers, lectureSeule, lecture: lectureSeule ? [] : lecture }
}
