import type { Value } from '../define'
import type { KindOf } from '../kind'
import { refuse } from '../saisie'
import { isEmptyRow, parseRow, readRows, rowsOf, rowText, tableOf } from './ligne'

/** Des lignes répétées : `champ.0.colonne`. Une ligne laissée vide ne compte pas. */
export const rows: KindOf<'rows'> = {
  freeze: (value, field, contexte) => tableOf(value, field.colonnes, contexte),
  // Une de plus que permis, pour que le dépassement se dise au lieu de se couper.
  read: (form, champ, field) =>
    readRows(form, champ, field.colonnes, field.max + 20)
      .filter((ligne) => !isEmptyRow(ligne, field.colonnes))
      .slice(0, field.max + 1),
  isEmpty: (raw) => rowsOf(raw, 200).every((ligne) => Object.values(ligne).every((texte) => texte.trim() === '')),
  understand: (raw, field, contexte) => {
    const lignes = rowsOf(raw, field.max + 20).filter((ligne) => !isEmptyRow(ligne, field.colonnes))
    if (lignes.length > field.max)
      return refuse(
        `Il y a ${lignes.length} lignes, ${field.max} au plus. Gardez les plus récentes et joignez le reste en pièce, par exemple dans un tableau.`,
      )
    if (lignes.length < (field.min ?? 0))
      return refuse(`Il faut au moins ${field.min} ligne. Choisissez «\u00a0${field.ajouter}\u00a0» pour la remplir.`)
    const value: Value[] = []
    for (const [rang, ligne] of lignes.entries()) {
      const lecture = parseRow(ligne, rang, `Ligne ${rang + 1}`, field.colonnes, contexte)
      if (!lecture.ok) return lecture
      value.push(lecture.value)
    }
    return { ok: true, value }
  },
  toText: (value, field, contexte) => (Array.isArray(value) ? value : []).map((ligne) => rowText(ligne, field.colonnes, contexte)).join('\n'),
}
