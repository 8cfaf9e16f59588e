import type { Contexte } from '../define'
import type { KindOf } from '../kind'
import { isEmptyText, readText, refuse, textOf } from '../saisie'

/** Les contrats du contexte dans ces univers. */
export const contratsOf = (contexte: Contexte, univers: readonly string[]): Contexte['contrats'] =>
  contexte.contrats.filter((c) => univers.includes(c.univers))

/** Un contrat de l’entreprise, par sa référence : ceux du contexte dans l’univers du champ, et eux seuls. */
export const contrat: KindOf<'contrat'> = {
  freeze: (value, _field, contexte) => ({
    reference: value,
    libelle: contexte.contrats.find((c) => c.reference === value)?.libelle ?? String(value),
  }),
  read: (form, champ) => readText(form, champ).slice(0, 60),
  isEmpty: isEmptyText,
  understand: (raw, field, contexte) => {
    const reference = textOf(raw)
    const offerts = contratsOf(contexte, field.univers)
    if (offerts.some((c) => c.reference === reference)) return { ok: true, value: reference }
    return refuse(
      `Ce contrat n’est pas dans la liste de l’entreprise. Choisissez-en un, par exemple «\u00a0${offerts[0]?.libelle ?? 'Prévoyance'}\u00a0».`,
    )
  },
  toText: (value, _field, contexte) => {
    const trouve = contexte.contrats.find((c) => c.reference === value)
    return trouve ? `${trouve.libelle} (${trouve.reference})` : String(value)
  },
}
