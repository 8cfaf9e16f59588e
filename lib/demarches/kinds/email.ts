import type { KindOf } from '../kind'
import { hasControl, isEmptyText, readText, refuse, textOf } from '../saisie'

const EXEMPLE = 'par exemple nadia.benali@exemple.fr'

/** Une adresse électronique : 254 signes au plus, domaine en minuscules. On n’interroge pas le domaine. */
export const email: KindOf<'email'> = {
  read: (form, champ) => readText(form, champ).slice(0, 400),
  isEmpty: isEmptyText,
  understand: (raw) => {
    const texte = textOf(raw)
    if (texte.length > 254) return refuse(`Une adresse électronique a 254 signes au plus. Vérifiez-la, ${EXEMPLE}.`)
    const parts = /^([^\s@"(),:;<>[\]\\]{1,64})@((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63})$/u.exec(texte)
    if (!parts || hasControl(texte) || /^\.|\.\.|\.$/.test(parts[1] ?? ''))
      return refuse(`Cette adresse électronique est incomplète ou contient un signe de trop. Vérifiez l’arobase et la fin, ${EXEMPLE}.`)
    return { ok: true, value: `${parts[1]}@${parts[2]?.toLowerCase()}` }
  },
  toText: (value) => String(value),
}
