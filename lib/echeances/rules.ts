import { de } from '@/lib/ground/elision'
import { dateOnly, JOUR_MS, monthName } from '@/lib/ground/date'

/** Une échéance du calendrier, jour civil `AAAA-MM-JJ`. */
export type Echeance = { id: string; jour: string; titre: string; precision: string | null }

const utc = (an: number, mois: number, jour: number) => new Date(Date.UTC(an, mois, jour))

/** Le dimanche de Pâques (calendrier grégorien, comput de Meeus). */
function easter(an: number): Date {
  const a = an % 19
  const b = Math.floor(an / 100)
  const c = an % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return utc(an, Math.floor(n / 31) - 1, (n % 31) + 1)
}

/** Vrai le samedi, le dimanche et les jours fériés de droit commun. */
export function isClosed(date: Date): boolean {
  if (date.getUTCDay() % 6 === 0) return true
  if (['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'].includes(dateOnly(date).slice(5))) return true
  const ecart = Math.round((date.getTime() - easter(date.getUTCFullYear()).getTime()) / JOUR_MS)
  return ecart === 1 || ecart === 39 || ecart === 50
}

function nextOpen(date: Date): Date {
  const jour = new Date(date)
  while (isClosed(jour)) jour.setUTCDate(jour.getUTCDate() + 1)
  return jour
}

/** « de novembre », « d’août ». */
const deMois = (mois: number) => de(monthName(mois + 1))

/**
 * Les prochaines échéances de calendrier d’une entreprise.
 * DSN : le 5 à midi à partir de 50 salariés, sinon le 15 à midi, reportée au jour ouvré suivant. Cotisations de retraite : le 25.
 * @param aujourdhui jour civil, à Paris.
 */
export function calendarOf(aujourdhui: string, effectif: number | null, retraite: boolean): Echeance[] {
  const [an = 0, mois = 1] = aujourdhui.split('-').map(Number)
  const quantieme = (effectif ?? 0) >= 50 ? 5 : 15
  const premiere = (du: (decalage: number) => Date) => [0, 1].map(du).find((date) => dateOnly(date) >= aujourdhui) ?? du(1)
  const dsn = premiere((decalage) => nextOpen(utc(an, mois - 1 + decalage, quantieme)))
  const echeances: Echeance[] = [{ id: 'dsn', jour: dateOnly(dsn), titre: `DSN ${deMois((dsn.getUTCMonth() + 11) % 12)}`, precision: 'à midi' }]
  if (retraite)
    echeances.push({
      id: 'retraite',
      jour: dateOnly(premiere((decalage) => utc(an, mois - 1 + decalage, 25))),
      titre: 'Cotisations de retraite',
      precision: null,
    })
  return echeances.sort((x, y) => x.jour.localeCompare(y.jour))
}
