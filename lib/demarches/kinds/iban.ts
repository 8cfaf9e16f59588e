import { ibanProblem, maskIban } from '../iban'
import type { KindOf } from '../kind'
import { compact, isEmptyText, readText, refuse, textOf } from '../saisie'

/** Un IBAN de la zone SEPA, clé vérifiée. */
export const iban: KindOf<'iban'> = {
  sensible: true,
  read: (form, champ) => readText(form, champ).slice(0, 120),
  isEmpty: isEmptyText,
  understand: (raw) => {
    const nu = compact(textOf(raw)).toUpperCase()
    const probleme = ibanProblem(nu)
    return probleme ? refuse(probleme) : { ok: true, value: nu }
  },
  toText: (value) => maskIban(String(value)),
}
