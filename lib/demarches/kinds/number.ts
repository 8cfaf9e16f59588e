import type { KindOf } from '../kind'
import { isEmptyText, nombre, readText, refuse, textOf } from '../saisie'

/** Un nombre, à la française ; entier sauf si le champ dit des décimales. */
export const number: KindOf<'number'> = {
  read: (form, champ) => readText(form, champ),
  isEmpty: isEmptyText,
  understand: (raw, field) => {
    const { min = 0, max = 999_999_999, decimales = 0 } = field
    const nu = textOf(raw)
      .replace(/[\s\u00a0\u202f]/g, '')
      .replace(/%$/, '')
    const exemple = () => `par exemple ${nombre(Math.min(max, Math.max(min, 5)))}`
    if (!/^-?[0-9]{1,9}([.,][0-9]{1,6})?$/.test(nu)) return refuse(`Ce n’est pas un nombre. Écrivez-le en chiffres, ${exemple()}.`)
    if ((nu.split(/[.,]/)[1] ?? '').length > decimales)
      return refuse(
        decimales
          ? `Ce nombre a trop de chiffres après la virgule. Gardez-en ${decimales} au plus, ${exemple()}.`
          : `Ce nombre n’est pas entier. Écrivez-le sans virgule, ${exemple()}.`,
      )
    const value = Number(nu.replace(',', '.'))
    if (value < min) return refuse(`Le plus petit nombre accepté est ${nombre(min)}. Corrigez-le, ${exemple()}.`)
    if (value > max) return refuse(`Le plus grand nombre accepté est ${nombre(max)}. Corrigez-le, ${exemple()}.`)
    return { ok: true, value }
  },
  toText: (value, field) => `${nombre(Number(value))}${field.unite ? ` ${field.unite}` : ''}`,
}
