import { datesOf, type Echeance, type Regle, SEUILS } from '@/lib/echeances/rules'
import { addDays, addMonths } from '@/lib/ground/date'
import { AVANT_ECHEANCE } from './rules'

/** Jusqu’où une fiche peut prendre effet et avoir encore sa date : au-delà, elle n’en a pas. */
const MOIS_DSN = 14

/** La DSN d’un mois, pour les entreprises d’un même effectif et d’un même lieu : ce que la requête joint à chacune. */
export type DateDsn = { id: string; mois: string; jour: string; titre: string; grande: boolean; locale: boolean }

type DatesDsn = { readonly dates: readonly DateDsn[]; readonly parLieu: boolean }

/**
 * Les DSN à venir, par effectif ; par lieu aussi, `parLieu`, quand un jour férié d’Alsace-Moselle en déplace une (domaine, section 2.9), ce qui est rare.
 * Les mêmes tout le jour : calculées une fois.
 * @param aujourdhui jour civil, à Paris.
 */
export function datesDsn(aujourdhui: string): DatesDsn {
  if (duJour?.aujourdhui !== aujourdhui) duJour = { aujourdhui, ...compute(aujourdhui) }
  return duJour
}

let duJour: (DatesDsn & { aujourdhui: string }) | null = null

function compute(aujourdhui: string): DatesDsn {
  const fin = `${addMonths(aujourdhui.slice(0, 7), MOIS_DSN)}-28`
  const read = (grande: boolean, locale: boolean): DateDsn[] => {
    const regle: Regle = { effectif: grande ? SEUILS.dsn : 0, alsaceMoselle: locale ? 'toute' : 'aucune' }
    return datesOf(aujourdhui, fin, regle, { retraite: false }).map(({ id, jour, titre }) => ({
      id: `${id}-${jour}`,
      mois: id.slice('dsn-'.length),
      jour,
      titre,
      grande,
      locale,
    }))
  }
  const nationales = [...read(false, false), ...read(true, false)]
  const locales = [...read(false, true), ...read(true, true)]
  const parLieu = nationales.some(({ jour }, rang) => jour !== locales[rang]?.jour)
  return { dates: parLieu ? [...nationales, ...locales] : nationales, parLieu }
}

/** Le dernier jour où une échéance se montre aujourd’hui. */
export const limiteOf = (aujourdhui: string): string => addDays(aujourdhui, AVANT_ECHEANCE)

/** Le paiement de la retraite qui est proche ; le même pour toutes les entreprises, payé chaque mois ou chaque trimestre. */
export const paiementProche = (aujourdhui: string): Echeance | undefined =>
  datesOf(aujourdhui, limiteOf(aujourdhui), { effectif: null, alsaceMoselle: 'aucune' }, { retraite: true }).find(({ genre }) => genre === 'paiement')
