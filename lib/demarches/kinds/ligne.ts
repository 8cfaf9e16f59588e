import { formatIso } from '@/lib/ground/date'
import type { Colonne, Contexte, Raw, Value } from '../define'
import type { Lecture } from '../kind'
import { readText, refuse } from '../saisie'
import { choice } from './choice'
import { date } from './date'
import { money } from './money'
import { number } from './number'
import { text } from './text'
import { yesno } from './yesno'

type Colonnes = Record<string, Colonne>
export type Ligne = { [partie: string]: string }

/** Les lignes d’une saisie ; aucune quand elle a une autre forme. Une cellule qui n’est pas un texte est ignorée. */
export function rowsOf(raw: Raw | undefined, max: number): Ligne[] {
  if (!Array.isArray(raw)) return []
  return raw.slice(0, max).flatMap((ligne: unknown) => {
    if (typeof ligne !== 'object' || ligne === null || Array.isArray(ligne)) return []
    const cellules = Object.entries(ligne).filter((cellule): cellule is [string, string] => typeof cellule[1] === 'string')
    return [Object.fromEntries(cellules)]
  })
}

export const cellOf = (ligne: Ligne | undefined, nom: string): string => (ligne && Object.hasOwn(ligne, nom) ? (ligne[nom] ?? '').trim() : '')

/** Une cellule tapée. Une date peut venir d’une seule case (`champ.0.du`) ou de trois (`champ.0.du.jour`…). */
function readCell(form: FormData, nom: string, colonne: Colonne): string {
  if (colonne.kind !== 'date' || form.has(nom)) return readText(form, nom)
  const [jour, mois, annee] = [readText(form, `${nom}.jour`), readText(form, `${nom}.mois`), readText(form, `${nom}.annee`)]
  return jour || mois || annee ? `${annee}-${mois}-${jour}` : ''
}

/** Les lignes envoyées sous `champ.0.colonne`, dans l’ordre, au plus `max` ; des numéros peuvent manquer (une ligne retirée). */
export function readRows(form: FormData, champ: string, colonnes: Colonnes, max: number, cle = false): Ligne[] {
  const rangs = new Set<number>()
  for (const nom of form.keys()) {
    const rang = nom.startsWith(`${champ}.`) ? /^([0-9]{1,4})\./.exec(nom.slice(champ.length + 1)) : null
    if (rang) rangs.add(Number(rang[1]))
  }
  return [...rangs]
    .sort((a, b) => a - b)
    .slice(0, max)
    .map((rang) => ({
      ...(cle ? { cle: readText(form, `${champ}.${rang}.cle`).slice(0, 40), ...exactOf(readText(form, `${champ}.${rang}.${EXACT}`)) } : {}),
      ...Object.fromEntries(Object.entries(colonnes).map(([nom, colonne]) => [nom, readCell(form, `${champ}.${rang}.${nom}`, colonne)])),
    }))
}

/** La cellule d’un mois qui garde le doute auquel la personne a répondu « Oui, c’est exact ». */
export const EXACT = 'exact'
/** Le doute confirmé, borné ; rien quand il n’y en a pas. */
export const exactOf = (texte: string): { [EXACT]?: string } => (texte.trim() === '' ? {} : { [EXACT]: texte.trim().slice(0, 400) })

/** Vrai quand aucune cellule de la ligne n’a été remplie. */
export const isEmptyRow = (ligne: Ligne, colonnes: Colonnes): boolean => Object.keys(colonnes).every((nom) => cellOf(ligne, nom) === '')

function parseCell(texte: string, colonne: Colonne, contexte: Contexte): Lecture {
  switch (colonne.kind) {
    case 'text':
      return text.understand(texte, colonne, contexte)
    case 'number':
      return number.understand(texte, colonne, contexte)
    case 'money':
      return money.understand(texte, colonne, contexte)
    case 'date':
      return date.understand(texte, colonne, contexte)
    case 'choice':
      return choice.understand(texte, colonne, contexte)
    case 'yesno':
      return yesno.understand(texte, colonne, contexte)
  }
}

function cellText(value: Value, colonne: Colonne, contexte: Contexte): string {
  switch (colonne.kind) {
    case 'text':
      return text.toText(value, colonne, contexte)
    case 'number':
      return number.toText(value, colonne, contexte)
    case 'money':
      return money.toText(value, colonne, contexte)
    case 'date':
      // Dans un tableau, court.
      return formatIso(String(value))
    case 'choice':
      return choice.toText(value, colonne, contexte)
    case 'yesno':
      return yesno.toText(value, colonne, contexte)
  }
}

/**
 * Comprend une ligne. En cas de refus la phrase commence par le nom de la ligne, et la partie est `rang.colonne`.
 * @param nommee « Ligne 2 », « Septembre 2026 ».
 */
export function parseRow(ligne: Ligne | undefined, rang: number, nommee: string, colonnes: Colonnes, contexte: Contexte): Lecture {
  const value: { [partie: string]: Value } = {}
  for (const [nom, colonne] of Object.entries(colonnes)) {
    const texte = cellOf(ligne, nom)
    if (texte === '') {
      if (colonne.requis !== false)
        return refuse(`${nommee}\u00a0: ${colonne.manque ?? `il manque «\u00a0${colonne.label}\u00a0». Complétez la ligne.`}`, `${rang}.${nom}`)
      continue
    }
    const lecture = parseCell(texte, colonne, contexte)
    if (!lecture.ok) return refuse(`${nommee}, ${colonne.label.toLowerCase()}\u00a0: ${lecture.message}`, `${rang}.${nom}`)
    value[nom] = lecture.value
  }
  return { ok: true, value }
}

/** « Brut : 2 450,00 €, primes : Non ». */
export function rowText(value: Value, colonnes: Colonnes, contexte: Contexte): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return ''
  return Object.entries(colonnes)
    .flatMap(([nom, colonne]) => {
      const cellule = value[nom]
      return cellule === undefined || cellule === null ? [] : [`${colonne.label}\u00a0: ${cellText(cellule, colonne, contexte)}`]
    })
    .join(', ')
}

/**
 * Un tableau tel qu’un envoi le garde : ses colonnes, puis chaque ligne avec sa clé (« AAAA-MM » d’un mois) et ses cellules typées (montant en
 * centimes, date ISO, code et libellé).
 */
export function tableOf(value: Value, colonnes: Colonnes, contexte: Contexte): Value {
  const lignes = (Array.isArray(value) ? value : []).map((ligne): Value => {
    const valeurs = typeof ligne === 'object' && ligne !== null && !Array.isArray(ligne) ? ligne : {}
    const cellules = Object.entries(colonnes).flatMap(([nom, colonne]): [string, Value][] => {
      const cellule = valeurs[nom]
      if (cellule === undefined || cellule === null) return []
      return [[nom, colonne.kind === 'choice' && choice.freeze ? choice.freeze(cellule, colonne, contexte) : cellule]]
    })
    return { ...(typeof valeurs.cle === 'string' ? { cle: valeurs.cle } : {}), cellules: Object.fromEntries(cellules) }
  })
  return {
    colonnes: Object.entries(colonnes).map(([nom, colonne]) => ({
      nom,
      label: colonne.label,
      genre: colonne.kind,
      ...(colonne.kind === 'number' && colonne.unite ? { unite: colonne.unite } : {}),
    })),
    lignes,
  }
}
