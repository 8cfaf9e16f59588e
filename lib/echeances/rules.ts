import { de } from '@/lib/ground/elision'
import { addDays, addMonths, dayAt, daysFrom, isoDate, monthName } from '@/lib/ground/date'

/** L’effectif et les établissements d’une entreprise, dont ses dates dépendent. `alsaceMoselle` : ceux qui y sont, parmi les ouverts. */
export type Regle = { effectif: number | null; alsaceMoselle: 'aucune' | 'partie' | 'toute' }

/** Ce que la personne voit des échéances : la retraite quand elle est couverte, payée chaque trimestre quand c’est demandé. */
export type Vue = { retraite: boolean; trimestriel?: boolean }

/**
 * Une échéance du calendrier, jours civils `AAAA-MM-JJ`. `legale` : la date du texte, avant report ; `ordre` : le dernier jour ouvré d’avant, quand le jour
 * du paiement est fermé. `id` ne change pas d’une lecture à l’autre.
 */
export type Echeance = {
  id: string
  genre: 'declaration' | 'paiement'
  jour: string
  legale: string
  ordre: string | null
  titre: string
  precision: string | null
}

/** À partir de cet effectif, la DSN est due le 5 ; jusqu’à celui-là, la retraite peut se payer chaque trimestre (domaine, sections 2.9 et 5). */
export const SEUILS = { dsn: 50, trimestre: 9 } as const

const anneeOf = (iso: string): number => Number(iso.slice(0, 4))

/** Le dimanche de Pâques (calendrier grégorien, comput de Meeus). */
function easter(an: number): string {
  const a = an % 19
  const b = Math.floor(an / 100)
  const c = an % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return isoDate(an, Math.floor(n / 31), (n % 31) + 1)
}

const FIXES: Readonly<Record<string, string>> = {
  '01-01': 'jour de l’An',
  '05-01': 'fête du Travail',
  '05-08': 'Victoire de 1945',
  '07-14': 'fête nationale',
  '08-15': 'Assomption',
  '11-01': 'Toussaint',
  '11-11': 'Armistice de 1918',
  '12-25': 'Noël',
}
const MOBILES: Readonly<Record<number, string>> = { 1: 'lundi de Pâques', 39: 'Ascension', 50: 'lundi de Pentecôte' }
/** Code du travail, articles L. 3133-1 et L. 3134-13 : deux de plus en Moselle, au Bas-Rhin et au Haut-Rhin. */
const LOCALES = {
  fixes: { '12-26': 'Saint-Étienne' } as Readonly<Record<string, string>>,
  mobiles: { [-2]: 'Vendredi saint' } as Readonly<Record<number, string>>,
}

/** Le nom du jour férié, ou `null`. @param local ceux d’Alsace-Moselle comptent. */
export function holidayOf(jour: string, local = false): string | null {
  const ecart = daysFrom(easter(anneeOf(jour)), jour)
  const commun = FIXES[jour.slice(5)] ?? MOBILES[ecart] ?? null
  return commun ?? (local ? (LOCALES.fixes[jour.slice(5)] ?? LOCALES.mobiles[ecart] ?? null) : null)
}

/** Vrai le samedi, le dimanche et les jours fériés. */
export const isClosed = (jour: string, local = false): boolean => dayAt(jour).getUTCDay() % 6 === 0 || holidayOf(jour, local) !== null

function open(jour: string, pas: 1 | -1, local: boolean): string {
  let ici = jour
  while (isClosed(ici, local)) ici = addDays(ici, pas)
  return ici
}

/** « de novembre », « d’août ». */
const deMois = (anneeMois: string) => de(monthName(Number(anneeMois.slice(5, 7))))

/**
 * La DSN d’un mois : le mois suivant, le 5 à midi à partir de 50 salariés, sinon le 15 à midi, reportée au premier jour ouvré (domaine, section 2.9). Les
 * jours d’Alsace-Moselle la reportent quand tous les établissements y sont ; sinon la date la plus proche est gardée.
 * @param mois celui qu’elle déclare, `AAAA-MM`.
 */
export function dsnOf(mois: string, { effectif, alsaceMoselle }: Regle): Echeance {
  const legale = `${addMonths(mois, 1)}-${(effectif ?? 0) >= SEUILS.dsn ? '05' : '15'}`
  const jour = open(legale, 1, alsaceMoselle === 'toute')
  return { id: `dsn-${mois}`, genre: 'declaration', jour, legale, ordre: null, titre: `DSN ${deMois(mois)}`, precision: 'à midi' }
}

/**
 * Les cotisations de retraite : le 25 du mois suivant, ou du mois qui suit le trimestre (domaine, section 5). La date ne se reporte pas : l’ordre se donne avant.
 * @param mois le dernier mois payé, `AAAA-MM`.
 */
export function retraiteOf(mois: string, { alsaceMoselle }: Regle, trimestriel = false): Echeance {
  const jour = `${addMonths(mois, 1)}-25`
  const trimestre = `${['1er', '2e', '3e', '4e'][Math.ceil(Number(mois.slice(5)) / 3) - 1]} trimestre`
  return {
    id: trimestriel ? `retraite-${mois.slice(0, 4)}-T${Math.ceil(Number(mois.slice(5)) / 3)}` : `retraite-${mois}`,
    genre: 'paiement',
    jour,
    legale: jour,
    ordre: isClosed(jour, alsaceMoselle !== 'aucune') ? open(jour, -1, alsaceMoselle !== 'aucune') : null,
    titre: trimestriel ? `Cotisations de retraite du ${trimestre}` : `Cotisations de retraite ${deMois(mois)}`,
    precision: null,
  }
}

/** Toutes les échéances de `de` à `a`, jours compris, dans l’ordre. */
export function datesOf(de: string, a: string, regle: Regle, { retraite, trimestriel = false }: Vue): Echeance[] {
  const echeances: Echeance[] = []
  for (let du = de.slice(0, 7); du <= a.slice(0, 7); du = addMonths(du, 1)) {
    const mois = addMonths(du, -1)
    echeances.push(dsnOf(mois, regle))
    if (retraite && (!trimestriel || Number(mois.slice(5)) % 3 === 0)) echeances.push(retraiteOf(mois, regle, trimestriel))
  }
  return echeances.filter(({ jour }) => jour >= de && jour <= a).sort((x, y) => x.jour.localeCompare(y.jour))
}

/** La prochaine échéance de chaque genre. @param aujourdhui jour civil, à Paris. */
export function calendarOf(aujourdhui: string, regle: Regle, vue: Vue): Echeance[] {
  const dates = datesOf(aujourdhui, addMonths(aujourdhui.slice(0, 7), 4).concat('-28'), regle, vue)
  return dates.filter((une) => dates.find(({ genre }) => genre === une.genre) === une)
}

/** Vrai quand l’entreprise peut demander à payer chaque trimestre. */
export const peutTrimestre = ({ effectif }: Regle): boolean => effectif !== null && effectif <= SEUILS.trimestre

/** Les semaines d’un mois `AAAA-MM`, du lundi au dimanche ; `null` hors du mois. */
export function weeksOf(anneeMois: string): (string | null)[][] {
  const premier = `${anneeMois}-01`
  const avant = (dayAt(premier).getUTCDay() + 6) % 7
  const jours: (string | null)[] = [...Array<null>(avant).fill(null)]
  for (let jour = premier; jour.startsWith(anneeMois); jour = addDays(jour, 1)) jours.push(jour)
  while (jours.length % 7 > 0) jours.push(null)
  return Array.from({ length: jours.length / 7 }, (_, rang) => jours.slice(rang * 7, rang * 7 + 7))
}
