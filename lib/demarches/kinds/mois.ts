import { formatMonth } from '@/lib/ground/date'
import type { Value } from '../define'
import type { KindOf } from '../kind'
import { cellOf, isEmptyRow, parseRow, readRows, rowsOf, rowText, tableOf } from './ligne'

/** Le plus de mois qu’un tableau puisse porter : trois ans, la durée la plus longue d’un arrêt. */
const MAX = 37
const capitale = (texte: string): string => texte.charAt(0).toUpperCase() + texte.slice(1)

/**
 * Un tableau par mois : `champ.0.cle` (« AAAA-MM », caché) et `champ.0.colonne`. Les lignes attendues viennent des réponses ;
 * un mois saisi qui n’est plus attendu reste dans le brouillon et n’est pas lu.
 */
export const mois: KindOf<'mois'> = {
  freeze: (value, field, contexte) => tableOf(value, field.colonnes, contexte),
  read: (form, champ, field) => readRows(form, champ, field.colonnes, MAX, true),
  isEmpty: (raw) => rowsOf(raw, MAX).every((ligne) => Object.entries(ligne).every(([nom, texte]) => nom === 'cle' || texte.trim() === '')),
  understand: (raw, field, contexte) => {
    const saisies = rowsOf(raw, MAX)
    const value: Value[] = []
    for (const [rang, { cle, libelle }] of field.lignes({}, contexte).entries()) {
      const ligne = saisies.find((saisie) => cellOf(saisie, 'cle') === cle && !isEmptyRow(saisie, field.colonnes))
      const lecture = parseRow(ligne, rang, capitale(libelle), field.colonnes, contexte)
      if (!lecture.ok) return lecture
      value.push({ cle, ...(lecture.value as { [partie: string]: Value }) })
    }
    return { ok: true, value }
  },
  toText: (value, field, contexte) =>
    (Array.isArray(value) ? value : [])
      .map(
        (ligne) =>
          `${capitale(formatMonth(typeof ligne === 'object' && ligne !== null && !Array.isArray(ligne) ? String(ligne.cle) : ''))} – ${rowText(ligne, field.colonnes, contexte)}`,
      )
      .join('\n'),
}
