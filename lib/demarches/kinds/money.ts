import { formatMoney, parseMoney } from '@/lib/ground/money'
import type { KindOf } from '../kind'
import { isEmptyText, readText, refuse, textOf } from '../saisie'

export const ILLISIBLE = 'Ce montant ne se lit pas. Écrivez-le en euros, avec deux chiffres au plus après la virgule, par exemple 1 234,56.'

/** Un montant : « 1 234,56 » se comprend 123 456 centimes. Les bornes du champ sont en centimes ; jamais négatif sauf si `min` l’est. */
export const money: KindOf<'money'> = {
  read: (form, champ) => readText(form, champ),
  isEmpty: isEmptyText,
  understand: (raw, field) => {
    const { min = 0, max = 99_999_999 } = field
    const value = parseMoney(textOf(raw))
    if (value === null) return refuse(ILLISIBLE)
    if (value < min) return refuse(`Le montant doit être d’au moins ${formatMoney(min)}. Corrigez-le, par exemple 1 234,56.`)
    if (value > max) return refuse(`Le montant dépasse ${formatMoney(max)}. Vérifiez la virgule, par exemple 1 234,56.`)
    return { ok: true, value }
  },
  toText: (value) => formatMoney(Number(value)),
}
