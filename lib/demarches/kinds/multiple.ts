import type { KindOf } from '../kind'
import { refuse } from '../saisie'

/** Des cases à cocher : les codes cochés, dans l’ordre de la liste. */
export const multiple: KindOf<'multiple'> = {
  freeze: (value, field) =>
    field.options.filter((option) => Array.isArray(value) && value.includes(option.code)).map(({ code, libelle }) => ({ code, libelle })),
  read: (form, champ) =>
    form
      .getAll(champ)
      .filter((code): code is string => typeof code === 'string')
      .slice(0, 100)
      .map((code) => code.slice(0, 200)),
  isEmpty: (raw) => !Array.isArray(raw) || raw.length === 0,
  understand: (raw, field) => {
    const codes: unknown[] = Array.isArray(raw) ? raw : []
    if (codes.length > 100 || codes.some((code) => !field.options.some((option) => option.code === code)))
      return refuse(
        `Une case cochée n’est pas dans la liste. Cochez à nouveau vos réponses, par exemple «\u00a0${field.options[0]?.libelle ?? ''}\u00a0».`,
      )
    return { ok: true, value: field.options.filter((option) => codes.includes(option.code)).map((option) => option.code) }
  },
  toText: (value, field) =>
    field.options
      .filter((option) => Array.isArray(value) && value.includes(option.code))
      .map((option) => option.libelle)
      .join(', '),
}
