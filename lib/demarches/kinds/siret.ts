import { isSiret } from '@/lib/entreprises/rules'
import { formatSiret } from '@/lib/ground/number'
import type { KindOf } from '../kind'
import { compact, isEmptyText, readText, refuse, textOf } from '../saisie'

/** Un SIRET, clé vérifiée (celle de La Poste comprise). */
export const siret: KindOf<'siret'> = {
  read: (form, champ) => readText(form, champ).slice(0, 60),
  isEmpty: isEmptyText,
  understand: (raw) => {
    const nu = compact(textOf(raw))
    if (!/^[0-9]{14}$/.test(nu)) return refuse('Le SIRET a 14 chiffres\u00a0: le SIREN puis 5 chiffres. Complétez-le, par exemple 732 829 320 00074.')
    if (!isSiret(nu))
      return refuse(
        'Ce SIRET n’existe pas\u00a0: un chiffre est faux ou deux sont intervertis. Recopiez-le depuis un bulletin de paie, par exemple 732 829 320 00074.',
      )
    return { ok: true, value: nu }
  },
  toText: (value) => formatSiret(String(value)),
}
