import type { Contexte, Option } from '../define'
import type { KindOf } from '../kind'
import { isEmptyText, readText, refuse, textOf } from '../saisie'

/** Les options d’un choix, dans ce contexte. */
export const optionsOf = (options: readonly Option[] | ((contexte: Contexte) => readonly Option[]), contexte: Contexte): readonly Option[] =>
  typeof options === 'function' ? options(contexte) : options

/** Un choix : le code d’une option de la liste, et rien d’autre. */
export const choice: KindOf<'choice'> = {
  freeze: (value, field, contexte) => ({ code: value, libelle: choice.toText(value, field, contexte) }),
  read: (form, champ) => readText(form, champ).slice(0, 200),
  isEmpty: isEmptyText,
  understand: (raw, field, contexte) => {
    const options = optionsOf(field.options, contexte)
    const code = textOf(raw)
    if (options.some((option) => option.code === code)) return { ok: true, value: code }
    return refuse(`Cette réponse n’est pas dans la liste. Choisissez-en une, par exemple «\u00a0${options[0]?.libelle ?? ''}\u00a0».`)
  },
  toText: (value, field, contexte) => optionsOf(field.options, contexte).find((option) => option.code === value)?.libelle ?? String(value),
}
