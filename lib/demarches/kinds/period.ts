import { formatIso, formatSpan } from '@/lib/ground/date'
import type { Raw, Value } from '../define'
import type { KindOf } from '../kind'
import { partOf, readParts, refuse } from '../saisie'
import { PARTIES, parseDate } from './date'

const TOUTES = ['du', 'au'].flatMap((bord) => PARTIES.map((partie) => `${bord}.${partie}`))
const bord = (raw: Raw, nom: 'du' | 'au'): Raw => Object.fromEntries(PARTIES.map((partie) => [partie, partOf(raw, `${nom}.${partie}`)]))

/** Le début et la fin d’une période comprise ; `null` pour toute autre valeur. */
export function periodOf(value: Value | undefined): { du: string; au: string } | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return typeof value.du === 'string' && typeof value.au === 'string' ? { du: value.du, au: value.au } : null
}

/** Une période : six parties, `champ.du.jour` … `champ.au.annee`. La partie fautive est `du.jour`, `au.mois`… */
export const period: KindOf<'period'> = {
  read: (form, champ) => readParts(form, champ, TOUTES),
  isEmpty: (raw) => TOUTES.every((partie) => partOf(raw, partie) === ''),
  understand: (raw) => {
    const [du, au] = [parseDate(bord(raw, 'du')), parseDate(bord(raw, 'au'))]
    if (!du.ok) return refuse(`Date de début\u00a0: ${du.message}`, `du.${du.partie ?? 'jour'}`)
    if (!au.ok) return refuse(`Date de fin\u00a0: ${au.message}`, `au.${au.partie ?? 'jour'}`)
    if (String(au.value) < String(du.value))
      return refuse(
        `La fin, le ${formatIso(String(au.value))}, précède le début, le ${formatIso(String(du.value))}. Inversez ou corrigez l’une des deux dates, par exemple du 05/10/2026 au 20/10/2026.`,
        'au.jour',
      )
    return { ok: true, value: { du: du.value, au: au.value } }
  },
  toText: (value) => {
    const periode = periodOf(value)
    return periode ? formatSpan(periode.du, periode.au) : ''
  },
}
