import type { KindOf } from '../kind'
import { readText, refuse } from '../saisie'

/** « Je certifie » : la case est cochée, ou la demande ne part pas. */
export const certification: KindOf<'certification'> = {
  read: (form, champ) => (readText(form, champ) === '' ? '' : 'oui'),
  isEmpty: (raw) => raw === undefined || raw === '',
  understand: (raw) => (raw === 'oui' ? { ok: true, value: true } : refuse('La certification manque. Relisez vos réponses, puis cochez la case.')),
  toText: () => 'Certifié',
}
