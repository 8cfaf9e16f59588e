import type { KindOf } from '../kind'
import { FORME_INCONNUE, hasControl, isEmptyText, readText, refuse, TROP_LONG } from '../saisie'

/** La longueur d’un texte quand le champ n’en dit rien. */
const MAX = { ligne: 120, paragraphe: 4000 } as const

/** Un texte : les emoji, l’écriture de droite à gauche et le HTML restent du texte ; un caractère de commande est refusé. */
export const text: KindOf<'text'> = {
  read: (form, champ) => readText(form, champ),
  isEmpty: isEmptyText,
  understand: (raw, field) => {
    if (typeof raw !== 'string') return refuse(FORME_INCONNUE)
    const max = field.max ?? (field.multiligne ? MAX.paragraphe : MAX.ligne)
    const propre = raw.replace(/\r\n?/g, '\n').trim()
    if (propre.length > max) return refuse(TROP_LONG(max, propre.length))
    if (hasControl(propre, field.multiligne))
      return refuse(
        'Ce texte contient un caractère invisible que nous ne pouvons pas garder. Effacez-le et tapez le texte au clavier, par exemple Haddad.',
      )
    return { ok: true, value: propre }
  },
  toText: (value) => String(value),
}
