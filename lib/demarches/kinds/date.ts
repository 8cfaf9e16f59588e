import { daysInMonth, formatIso, formatLongIso, isoDate, monthName } from '@/lib/ground/date'
import type { Raw } from '../define'
import type { KindOf, Lecture } from '../kind'
import { partOf, readParts, refuse } from '../saisie'

export const PARTIES = ['jour', 'mois', 'annee'] as const
const EXEMPLE = 'par exemple 12 10 2026'

/** Les trois parties tapées ; un texte « AAAA-MM-JJ » ou « JJ/MM/AAAA » (collé, ou d’un autre fichier) est découpé. */
function partsOf(raw: Raw): { jour: string; mois: string; annee: string } {
  if (typeof raw === 'string') {
    const texte = raw.trim()
    const iso = /^([0-9]{1,6})-([0-9]{0,2})-([0-9]{0,2})$/.exec(texte)
    if (iso) return { jour: iso[3] ?? '', mois: iso[2] ?? '', annee: iso[1] ?? '' }
    const [jour = '', mois = '', annee = ''] = texte.split(/[/.\s-]+/)
    return { jour, mois, annee }
  }
  return { jour: partOf(raw, 'jour'), mois: partOf(raw, 'mois'), annee: partOf(raw, 'annee') }
}

/**
 * Comprend une date en trois parties ; la partie fautive est nommée.
 * @param bornes « AAAA-MM-JJ » ; 1900 et 2100 à défaut (domaine, 6.5 : naissance depuis 1900).
 */
export function parseDate(raw: Raw, bornes: { min?: string; max?: string } = {}): Lecture {
  const { jour, mois, annee } = partsOf(raw)
  if (!jour) return refuse(`Il manque le jour. Indiquez jour, mois et année, ${EXEMPLE}.`, 'jour')
  if (!mois) return refuse(`Il manque le mois. Indiquez jour, mois et année, ${EXEMPLE}.`, 'mois')
  if (!annee) return refuse(`Il manque l’année. Indiquez jour, mois et année, ${EXEMPLE}.`, 'annee')
  if (!/^[0-9]{4}$/.test(annee)) return refuse(`L’année n’est pas complète. Écrivez-la avec quatre chiffres, ${EXEMPLE}.`, 'annee')
  if (!/^[0-9]{1,2}$/.test(mois) || Number(mois) < 1 || Number(mois) > 12) return refuse(`Le mois va de 1 à 12. Corrigez-le, ${EXEMPLE}.`, 'mois')
  const [a, m, j] = [Number(annee), Number(mois), Number(jour)]
  if (!/^[0-9]{1,2}$/.test(jour) || j < 1 || j > 31) return refuse(`Le jour va de 1 à 31. Corrigez-le, ${EXEMPLE}.`, 'jour')
  const dernier = daysInMonth(a, m)
  if (j > dernier)
    return refuse(
      `Le ${j} ${monthName(m)} ${a} n’existe pas. Ce mois a ${dernier} jours\u00a0: corrigez le jour, par exemple ${dernier} ${mois.padStart(2, '0')} ${a}.`,
      'jour',
    )
  const iso = isoDate(a, m, j)
  const { min = '1900-01-01', max = '2100-12-31' } = bornes
  if (iso < min) return refuse(`La date doit être le ${formatIso(min)} ou après. Vérifiez l’année, ${EXEMPLE}.`, 'annee')
  if (iso > max) return refuse(`La date doit être le ${formatIso(max)} ou avant. Vérifiez l’année, ${EXEMPLE}.`, 'annee')
  return { ok: true, value: iso }
}

/** Une date, en trois parties `champ.jour`, `champ.mois`, `champ.annee`. */
export const date: KindOf<'date'> = {
  read: (form, champ) => readParts(form, champ, PARTIES),
  isEmpty: (raw) => (typeof raw === 'string' ? raw.trim() === '' : PARTIES.every((partie) => partOf(raw, partie) === '')),
  understand: (raw, field) => parseDate(raw, field),
  toText: (value) => formatLongIso(String(value)),
}
