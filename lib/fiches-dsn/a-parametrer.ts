import { UNIVERS_NOMS } from '@/lib/copy/univers'
import { formatIso } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'
import { changesOf } from './changes'
import type { Ligne } from './ligne'

/** L’univers d’une ligne de fiche est celui de son contrat. */
export type UniversDsn = 'sante' | 'prevoyance'
export type LigneSituee = { univers: UniversDsn; ligne: Ligne }

/** Ce qu’une fiche demande de paramétrer : un changement, ou toute la fiche d’un univers quand il n’y en avait pas. */
export type AParametrer = {
  univers: UniversDsn
  contratReference: string | null
  quoi: string
  avant: string | null
  apres: string | null
  rubrique: string | null
  phrase: string
  effetLe: string
}

/** La plus récente des dates d’effet. */
export const effetOf = (lignes: readonly LigneSituee[]): string =>
  lignes
    .map(({ ligne }) => ligne.debut)
    .sort()
    .at(-1) ?? ''

/** Ce qu’il faut paramétrer d’une fiche, univers par univers. @param avant la version d’avant ; `null` : aucune. */
export function toParametrer(avant: readonly LigneSituee[] | null, apres: readonly LigneSituee[]): AParametrer[] {
  return (['prevoyance', 'sante'] as const).flatMap((univers): AParametrer[] => {
    const ici = (lignes: readonly LigneSituee[]) => lignes.filter((une) => une.univers === univers).map(({ ligne }) => ligne)
    const [ancienne, nouvelle] = [avant && ici(avant), ici(apres)]
    if (ancienne && ancienne.length > 0)
      return changesOf(ancienne, nouvelle).map(({ contrat, quoi, phrase, rubrique, le, ...reste }) => ({
        univers,
        contratReference: contrat,
        quoi,
        phrase,
        rubrique,
        effetLe: le,
        avant: reste.avant,
        apres: reste.apres,
      }))
    if (nouvelle.length === 0) return []
    const effetLe = effetOf(apres.filter((une) => une.univers === univers))
    return [
      {
        univers,
        contratReference: null,
        quoi: `Toute la fiche, ${UNIVERS_NOMS[univers].toLowerCase()}`,
        avant: null,
        apres: plural(nouvelle.length, 'ligne'),
        rubrique: null,
        phrase: `Première fiche en ${UNIVERS_NOMS[univers].toLowerCase()}\u00a0: ${plural(nouvelle.length, 'ligne')} à paramétrer, à déclarer à partir du ${formatIso(effetLe)}`,
        effetLe,
      },
    ]
  })
}
