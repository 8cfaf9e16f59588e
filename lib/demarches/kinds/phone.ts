import type { KindOf } from '../kind'
import { isEmptyText, readText, refuse, textOf } from '../saisie'

const EXEMPLE = 'par exemple 06 39 98 12 34'
/** Les trois premiers chiffres après le 0 qui mènent outre-mer (ARCEP). */
const OUTRE_MER: readonly [RegExp, string][] = [
  [/^0(590|690|691)/, '+590'],
  [/^0(594|694)/, '+594'],
  [/^0(596|696|697)/, '+596'],
  // 06 39 98 est réservé aux exemples, en métropole (ARCEP).
  [/^0(262|269|639(?!98)|692|693)/, '+262'],
]
/** Les indicatifs français hors métropole, avec le nombre de chiffres qui suivent. */
const INDICATIFS: Readonly<Record<string, number>> = { '33': 9, '590': 9, '594': 9, '596': 9, '262': 9, '508': 6, '687': 6, '689': 8, '681': 6 }

/** Un téléphone, gardé en E.164. Les numéros surtaxés 089 sont refusés ; un numéro étranger passe avec son indicatif. */
export const phone: KindOf<'phone'> = {
  read: (form, champ) => readText(form, champ).slice(0, 60),
  isEmpty: isEmptyText,
  understand: (raw) => {
    const nu = textOf(raw)
      .replace(/[\s\u00a0\u202f.\-/()]/g, '')
      .replace(/^00/, '+')
      .replace(/^(\+33|\+590|\+594|\+596|\+262)0(?=[0-9]{9}$)/, '$1')
    if (!/^\+?[0-9]+$/.test(nu)) return refuse(`Un téléphone ne contient que des chiffres. Corrigez-le, ${EXEMPLE}.`)
    if (/^(0|\+33)89/.test(nu)) return refuse(`Un numéro surtaxé ne permet pas de vous rappeler. Indiquez un autre numéro, ${EXEMPLE}.`)
    if (nu.startsWith('+')) {
      const indicatif = Object.keys(INDICATIFS).find((code) => nu.startsWith(`+${code}`))
      const attendu = indicatif ? INDICATIFS[indicatif] : undefined
      if (indicatif && attendu !== nu.length - 1 - indicatif.length)
        return refuse(`Après +${indicatif} il faut ${attendu} chiffres. Vérifiez le numéro, par exemple +33 6 39 98 12 34.`)
      return /^\+[1-9][0-9]{6,14}$/.test(nu)
        ? { ok: true, value: nu }
        : refuse('Ce numéro étranger ne se lit pas. Écrivez l’indicatif du pays puis le numéro, par exemple +32 2 555 12 34.')
    }
    if (!/^0[1-9][0-9]{8}$/.test(nu)) return refuse(`Un téléphone français a 10 chiffres et commence par 0. Corrigez-le, ${EXEMPLE}.`)
    return { ok: true, value: `${OUTRE_MER.find(([debut]) => debut.test(nu))?.[1] ?? '+33'}${nu.slice(1)}` }
  },
  toText: (value) => nationalPhone(String(value)).replaceAll(' ', '\u00a0'),
}

/** Un numéro gardé comme on l’écrit en France, « 04 72 00 00 19 », qu’il soit en E.164 ou d’un seul tenant ; tel quel quand il est étranger. */
export function nationalPhone(numero: string): string {
  const national = /^(\+(?:33|590|594|596|262)|0)([0-9]{9})$/.exec(numero)
  return national ? `0${national[2]}`.replace(/(..)(?=.)/g, '$1 ') : numero
}
