import { addDays, addMonths, monthsBetween } from '@/lib/ground/date'

/** Ce que montre la page : ses mois dessinés, et les jours listés. `annee` : l’année entière, quand elle est demandée. */
export type Periode = { mois: string[]; de: string; a: string; annee: number | null; autre: number }

const dernier = (mois: string): string => addDays(`${addMonths(mois, 1)}-01`, -1)

/**
 * Les deux mois qui viennent, ou une année : celle-ci et la suivante seulement, au-delà les règles peuvent changer.
 * @param aujourdhui jour civil.
 */
export function periodOf(aujourdhui: string, demandee?: number): Periode {
  const ici = Number(aujourdhui.slice(0, 4))
  const annee = demandee === ici || demandee === ici + 1 ? demandee : null
  const [du, au] = annee === null ? [aujourdhui.slice(0, 7), addMonths(aujourdhui.slice(0, 7), 1)] : [`${annee}-01`, `${annee}-12`]
  return {
    mois: monthsBetween(du, au, 12),
    de: annee === null ? aujourdhui : `${du}-01`,
    a: dernier(au),
    annee,
    autre: annee === ici + 1 ? ici : ici + 1,
  }
}
