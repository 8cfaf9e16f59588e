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
    if (!/^[0-9]{9}$/.test(chiffres)) return refuse(notSiren(nu))
    if (!isSiren(chiffres))
      return refuse(
        'Ce SIREN n’existe pas\u00a0: un chiffre est faux ou deux sont intervertis. Recopiez-le depuis l’extrait Kbis, par exemple 552 100 554.',
      )
    return { ok: true, value: chiffres }
  },
  toText: (value) => formatSiren(String(value)),
}

/** Ce que l’on a tapé à la place d’un SIREN, quand cela se reconnaît, et quoi en faire. Un numéro de personne n’est jamais redit. */
function notSiren(nu: string): string {
  if (/^[A-Z]{2}[0-9A-Z]{2}[0-9]{9}$/i.test(nu)) return 'C’est un numéro de TVA. Le SIREN en est les 9 derniers chiffres\u00a0: tapez-les seuls.'
  if (/^W[0-9]{9}$/i.test(nu)) return 'C’est un numéro d’association (RNA), et non un SIREN. Le SIREN a 9 chiffres, sans lettre.'
  if (/^[0-9]{14}$/.test(nu)) return 'Ce SIRET n’existe pas\u00a0: un de ses 14 chiffres est faux. Le SIREN en est les 9 premiers.'
  if (/^[12][0-9]{12}(?:[0-9]{2})?$/.test(nu)) return 'C’est un numéro de sécurité sociale, et non un SIREN\u00a0: effacez-le. Le SIREN a 9 chiffres.'
  if (/^[0-9]{5}$/.test(nu)) return 'Ces 5 chiffres sont ceux d’un établissement (NIC). Le SIREN a 9 chiffres, qui les précèdent dans le SIRET.'
  return 'Le SIREN a 9 chiffres. Complétez-le, par exemple 552 100 554.'
}
