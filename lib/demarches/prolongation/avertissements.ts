import { addDays, daysFrom, formatIso } from '@/lib/ground/date'
import type { Answers, Contexte, Defaut } from '../define'
import { dateOf } from '../salarie'

/**
 * Le plafond d’une prolongation prescrite depuis le 1er septembre 2026 : un décret le fixe, à deux mois au moins, et le médecin peut y déroger
 * en le motivant (code de la sécurité sociale, art. L. 162-4-1, 1°, issu de la loi 2025-1403 du 30 décembre 2025, art. 81).
 */
const PLAFOND = { jours: 62, depuis: '2026-09-01' } as const

/** Ce qui étonne sans empêcher : la durée (F2 : « warn > 62 d »), une fin déjà passée. */
export function avertirProlongation(r: Answers, { aujourdhui }: Contexte): Defaut[] {
  const [avant, fin] = [dateOf(r, 'finPrecedente'), dateOf(r, 'nouvelleFin')]
  if (!avant || !fin || fin <= avant) return []
  const jours = daysFrom(avant, fin)
  const avis: Defaut[] = []
  if (addDays(avant, 1) >= PLAFOND.depuis && jours > PLAFOND.jours)
    avis.push({
      champ: 'nouvelleFin',
      message: `Cette prolongation dure ${jours} jours. Depuis le 1er septembre 2026, une prolongation dépasse rarement ${PLAFOND.jours} jours\u00a0: vérifiez la fin sur l’avis. Vous pouvez envoyer ainsi.`,
    })
  if (fin < aujourdhui)
    avis.push({
      champ: 'nouvelleFin',
      message: `La prolongation a pris fin le ${formatIso(fin)}. Si le salarié est toujours arrêté, indiquez la fin du dernier avis\u202f; sinon vous pouvez envoyer ainsi.`,
    })
  return avis
}
