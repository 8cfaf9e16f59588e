import type { Correction } from '@/lib/delegations/schema'
import { formatDate } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'
import type { Univers } from '@/lib/ground/univers'

/** Ce qu’une délégation donne : à quelles entreprises, dans quels univers, en lecture seule ou non, jusqu’à quand. */
export type Droits = {
  portee: 'portefeuille' | 'manuelle'
  entreprises: number
  univers: readonly Univers[]
  lectureSeule: boolean
  lecture: readonly Univers[]
  au: Date | null
}

const DANS = { sante: 'santé', prevoyance: 'prévoyance', retraite: 'retraite' } as const satisfies Record<Univers, string>

/** Ce que couvre chaque univers, pour qui décide. */
export const UNIVERS_DETAIL = {
  prevoyance: 'Arrêts, décès, fiche et retours DSN',
  sante: 'Affiliations, contrats, courriers',
  retraite: 'Adhésions, paiements',
} as const satisfies Record<Univers, string>

/** L’ordre où se lisent les droits : ce qui sert le plus d’abord. */
export const UNIVERS_LUS = ['prevoyance', 'sante', 'retraite'] as const satisfies readonly Univers[]

/** Vrai quand la délégation donne à déclarer dans cet univers, et non seulement à consulter. */
export const writesIn = ({ univers, lectureSeule, lecture }: Pick<Droits, 'univers' | 'lectureSeule' | 'lecture'>, un: Univers): boolean =>
  univers.includes(un) && !lectureSeule && !lecture.includes(un)

/** « prévoyance, santé et retraite ». */
export const listed = (mots: readonly string[]): string => (mots.length < 2 ? (mots[0] ?? '') : `${mots.slice(0, -1).join(', ')} et ${mots.at(-1)}`)

/** « déclarer en prévoyance et consulter en santé ». */
export function powers(droits: Pick<Droits, 'univers' | 'lectureSeule' | 'lecture'>): string {
  const ceux = (ecrit: boolean) => UNIVERS_LUS.filter((un) => droits.univers.includes(un) && writesIn(droits, un) === ecrit).map((un) => DANS[un])
  const [declare, consulte] = [ceux(true), ceux(false)]
  return listed([
    ...(declare.length > 0 ? [`déclarer en ${listed(declare)}`] : []),
    ...(consulte.length > 0 ? [`consulter en ${listed(consulte)}`] : []),
  ])
}

/** « 3 entreprises », ou « toutes les entreprises du compte, celles ajoutées plus tard comprises ». */
export const whichCompanies = ({ portee, entreprises }: Pick<Droits, 'portee' | 'entreprises'>): string =>
  portee === 'portefeuille' ? 'toutes les entreprises du compte, celles ajoutées plus tard comprises' : plural(entreprises, 'entreprise')

/** « jusqu’au 31 décembre 2027 », ou « sans date de fin ». */
export const untilWhen = (au: Date | null): string => (au ? `jusqu’au ${formatDate(au)}` : 'sans date de fin')

/** Une délégation en une phrase, sans son sujet : « pourra déclarer en prévoyance pour 3 entreprises, jusqu’au … ». */
export const delegationSentence = (droits: Droits): string => `pourra ${powers(droits)} pour ${whichCompanies(droits)}, ${untilWhen(droits.au)}.`

/** Ce dont parle une correction. */
export const CORRECTION_NOMS = {
  entreprises: 'Les entreprises',
  droits: 'Les droits',
  fin: 'La date de fin',
  cabinet: 'Le cabinet',
} as const satisfies Record<Correction, string>
