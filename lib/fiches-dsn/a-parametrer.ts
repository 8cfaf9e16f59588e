import { UNIVERS_NOMS } from '@/lib/copy/univers'
import { formatIso } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'
import { changesOf } from './changes'
import type { Ligne } from './ligne'

const UNIVERS_DSN = ['prevoyance', 'sante'] as const
/** L’univers d’une ligne de fiche est celui de son contrat. */
export type UniversDsn = (typeof UNIVERS_DSN)[number]
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

const inUnivers = (lignes: readonly LigneSituee[], univers: UniversDsn): Ligne[] =>
  lignes.filter((une) => une.univers === univers).map(({ ligne }) => ligne)

/** Les lignes d’une fiche qui changent, dans les univers où il y en avait une avant. */
export const changedLignes = (avant: readonly LigneSituee[], apres: readonly LigneSituee[]): ReadonlySet<Ligne> =>
  new Set(
    UNIVERS_DSN.flatMap((univers) => {
      const ancienne = inUnivers(avant, univers)
      return ancienne.length > 0 ? changesOf(ancienne, inUnivers(apres, univers)).map(({ ligne }) => ligne) : []
    }),
  )

/** Ce qu’il faut paramétrer d’une fiche, univers par univers. @param avant la version d’avant ; `null` : aucune. */
export function toParametrer(avant: readonly LigneSituee[] | null, apres: readonly LigneSituee[]): AParametrer[] {
  return UNIVERS_DSN.flatMap((univers): AParametrer[] => {
    const [ancienne, nouvelle] = [avant && inUnivers(avant, univers), inUnivers(apres, univers)]
    if (ancienne && ancienne.length > 0)
      return changesOf(ancienne, nouvelle).map(({ contrat, le, ligne: _, ...dit }) => ({ univers, contratReference: contrat, effetLe: le, ...dit }))
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
