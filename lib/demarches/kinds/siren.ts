import { isSiren, isSiret } from '@/lib/entreprises/rules'
import { formatSiren } from '@/lib/ground/number'
import type { KindOf } from '../kind'
import { compact, isEmptyText, readText, refuse, textOf } from '../saisie'

/** Un SIREN ; un SIRET collé donne le sien. */
export const siren: KindOf<'siren'> = {
  read: (form, champ) => readText(form, champ).slice(0, 60),
  isEmpty: isEmptyText,
  understand: (raw) => {
    const nu = compact(textOf(raw))
    const chiffres = isSiret(nu) ? nu.slice(0, 9) : nu
    if (!/^[0-9]{9}$/.test(chiffres)) return refuse('Le SIREN a 9 chiffres. Complétez-le, par exemple 552 100 554.')
    if (!isSiren(chiffres))
      return refuse(
        'Ce SIREN n’existe pas\u00a0: un chiffre est faux ou deux sont intervertis. Recopiez-le depuis l’extrait Kbis, par exemple 552 100 554.',
      )
    return { ok: true, value: chiffres }
  },
  toText: (value) => formatSiren(String(value)),
}
