import { REFUS_PIECE } from '@/lib/copy/piece'
import type { Refus } from '@/lib/demandes/pieces/rules'
import { lower } from '@/lib/ground/initiale'

/** Un fichier d’un envoi : son nom, et pourquoi il n’est pas joint. */
export type FichierRefuse = { nom: string; code: Refus }

/** Un fichier refusé, nommé : deux fichiers refusés ne se confondent pas. */
export const refusedFile = ({ nom, code }: FichierRefuse): string => `«\u00a0${nom}\u00a0» n’a pas été joint\u00a0: ${lower(REFUS_PIECE[code])}`

const list = (noms: readonly string[]): string => noms.map((nom) => `«\u00a0${nom}\u00a0»`).join(', ')

/** Des fichiers bons d’un message qui n’est pas parti : la page les garde choisis. */
export const stillChosen = (noms: readonly string[]): string => `${list(noms)} ${noms.length === 1 ? 'reste choisi' : 'restent choisis'}.`

/** Les mêmes, quand la page a été quittée : le navigateur ne les redonne pas. */
export const chooseAgain = (noms: readonly string[]): string =>
  noms.length === 1 ? `${list(noms)} est bon\u00a0: choisissez-le de nouveau.` : `${list(noms)} sont bons\u00a0: choisissez-les de nouveau.`

/** Des fichiers gardés au brouillon. */
export const keptFiles = (noms: readonly string[]): string =>
  noms.length === 1 ? `${list(noms)} est joint à votre brouillon et y reste.` : `${list(noms)} sont joints à votre brouillon et y restent.`
