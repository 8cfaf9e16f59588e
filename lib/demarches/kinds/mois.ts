import { formatMonth } from '@/lib/ground/date'
import { capital } from '@/lib/ground/initiale'
import { parseMoney } from '@/lib/ground/money'
import type { Colonne, Faute, Value } from '../define'
import type { KindOf } from '../kind'
import { readText } from '../saisie'
import { cellOf, EXACT, exactOf, isEmptyRow, type Ligne, parseRow, readRows, rowsOf, rowText, tableOf } from './ligne'
import { ILLISIBLE } from './money'

/** Le plus de mois qu’un tableau puisse porter : trois ans, la durée la plus longue d’un arrêt. */
const MAX = 37
/** La ligne qui garde le montant de tous les mois ; elle n’est celle d’aucun. */
const TOUS = 'tous'
export const communOf = (saisies: readonly Ligne[]): Ligne | undefined => saisies.find((ligne) => cellOf(ligne, 'cle') === TOUS)

/**
 * Le montant de tous les mois (`champ.tous.colonne`) va aux cases vides, et à celles qui portent encore celui d’avant (`champ.tous.avant`) : les
 * exceptions restent. Fait à la lecture, il vaut avec ou sans JavaScript.
 */
function spread(form: FormData, champ: string, colonnes: Record<string, Colonne>, lignes: Ligne[]): Ligne[] {
  const colonne = Object.keys(colonnes).find((nom) => form.has(`${champ}.${TOUS}.${nom}`))
  const commun = colonne ? readText(form, `${champ}.${TOUS}.${colonne}`).trim().slice(0, 40) : ''
  if (!colonne || !commun) return lignes
  const avant = readText(form, `${champ}.${TOUS}.avant`).trim()
  const libre = (ligne: Ligne) => cellOf(ligne, colonne) === '' || cellOf(ligne, colonne) === avant
  const remplies = parseMoney(commun) === null ? lignes : lignes.map((ligne) => (libre(ligne) ? { ...ligne, [colonne]: commun } : ligne))
  return [...remplies, { cle: TOUS, [colonne]: commun }]
}

/** Une colonne de plus quand un mois porte un doute confirmé : l’envoi le garde avec le mois. */
const withExact = (value: Value, colonnes: Record<string, Colonne>): Record<string, Colonne> =>
  Array.isArray(value) && value.some((ligne) => typeof ligne === 'object' && ligne !== null && Object.hasOwn(ligne, EXACT))
    ? { ...colonnes, [EXACT]: { kind: 'text', label: 'Confirmation', requis: false } }
    : colonnes

/**
 * Un tableau par mois : `champ.0.cle` (« AAAA-MM », caché) et `champ.0.colonne`. Les lignes attendues viennent des réponses ;
 * un mois saisi qui n’est plus attendu reste dans le brouillon et n’est pas lu.
 */
export const mois: KindOf<'mois'> = {
  freeze: (value, field, contexte) => tableOf(value, withExact(value, field.colonnes), contexte),
  read: (form, champ, field) => spread(form, champ, field.colonnes, readRows(form, champ, field.colonnes, MAX, true)),
  isEmpty: (raw) =>
    rowsOf(raw, MAX + 1).every((ligne) => Object.entries(ligne).every(([nom, texte]) => nom === 'cle' || nom === EXACT || texte.trim() === '')),
  understand: (raw, field, contexte) => {
    const saisies = rowsOf(raw, MAX + 1)
    const fautes: Faute[] = []
    const compris: Value[] = []
    const commun = field.commun?.({})
    const tous = commun ? cellOf(communOf(saisies), commun.colonne) : ''
    if (commun && tous && parseMoney(tous) === null) fautes.push({ partie: `tous.${commun.colonne}`, message: `${commun.label}\u00a0: ${ILLISIBLE}` })
    for (const [rang, { cle, libelle }] of field.lignes({}, contexte).entries()) {
      const ligne = saisies.find((saisie) => cellOf(saisie, 'cle') === cle && !isEmptyRow(saisie, field.colonnes))
      const lecture = parseRow(ligne, rang, capital(libelle), field.colonnes, contexte)
      if (lecture.ok) compris.push({ cle, ...(lecture.value as { [partie: string]: Value }), ...exactOf(cellOf(ligne, EXACT)) })
      else {
        fautes.push({ partie: lecture.partie ?? `${rang}.`, message: lecture.message })
        compris.push({ cle })
      }
    }
    const [premiere] = fautes
    return premiere ? { ok: false, ...premiere, fautes, compris } : { ok: true, value: compris }
  },
  toText: (value, field, contexte) =>
    (Array.isArray(value) ? value : [])
      .map(
        (ligne) =>
          `${capital(formatMonth(typeof ligne === 'object' && ligne !== null && !Array.isArray(ligne) ? String(ligne.cle) : ''))} – ${rowText(ligne, withExact(value, field.colonnes), contexte)}`,
      )
      .join('\n'),
}
