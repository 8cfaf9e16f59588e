import type { KindOf } from '../kind'
import { isEmptyText, readText, refuse } from '../saisie'

/** Oui ou non, sans réponse d’avance. */
export const yesno: KindOf<'yesno'> = {
  read: (form, champ) => readText(form, champ).slice(0, 10),
  isEmpty: isEmptyText,
  understand: (raw) =>
    raw === 'oui' || raw === 'non'
      ? { ok: true, value: raw === 'oui' }
      : refuse('Cette réponse n’est ni «\u00a0Oui\u00a0» ni «\u00a0Non\u00a0». Choisissez l’une des deux, par exemple «\u00a0Non\u00a0».'),
  toText: (value) => (value === true ? 'Oui' : 'Non'),
}
