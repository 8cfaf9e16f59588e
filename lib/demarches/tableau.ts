import { de as elide } from '@/lib/ground/elision'
import { capital } from '@/lib/ground/initiale'
import { formatMoney, parseMoney } from '@/lib/ground/money'
import type { Colonne } from './define'

/** Les phrases et les comptes d’un tableau de mois, les mêmes du serveur et du navigateur. */

type Mois = { libelle: string; texte: string }
type Ligne = { [partie: string]: string }

const LISTE = new Intl.ListFormat('fr-FR', { type: 'conjunction' })
const nombreDe = (n: number, un: string, plusieurs: string): string => `${n}\u00a0${n > 1 ? plusieurs : un}`

/** « 2 450,00 », tel qu’un montant s’écrit dans sa case. */
export const amountText = (centimes: number): string => formatMoney(centimes).replace(/\s?€$/u, '')

/** « 12 mois à 2 450,00 €. Trois s’en écartent : … » ; vide tant qu’aucun montant n’est donné pour tous. */
export function sayShared(commun: string, mois: readonly Mois[]): string {
  const centimes = parseMoney(commun)
  if (centimes === null) return ''
  const autres = mois.filter(({ texte }) => texte.trim() !== '' && parseMoney(texte) !== centimes)
  const pareils = mois.filter(({ texte }) => parseMoney(texte) === centimes).length
  const ecart =
    autres.length === 0 ? '' : ` ${autres.length === 1 ? 'Un autre' : 'Autres'}\u00a0: ${LISTE.format(autres.map(({ libelle }) => libelle))}.`
  return `${nombreDe(pareils, 'mois rempli', 'mois remplis')} à ${formatMoney(centimes)}.${ecart}`
}

/** Le total et la moyenne des montants lisibles ; `null` quand il n’y en a pas. */
export function totalOf(textes: readonly string[]): { total: number; moyenne: number } | null {
  const montants = textes.flatMap((texte) => (texte.trim() === '' ? [] : [parseMoney(texte)])).filter((montant) => montant !== null)
  if (montants.length === 0) return null
  const total = montants.reduce((a, b) => a + b, 0)
  return { total, moyenne: Math.round(total / montants.length) }
}

/** Ce que dit de ce mois ce qui est replié : « Prime de fin d’année, 4 jours d’absence ». */
export function sayRest(colonnes: readonly (readonly [string, Colonne])[], ligne: Ligne): string {
  const dits = colonnes.flatMap(([nom, { kind, label }]) => {
    const texte = (ligne[nom] ?? '').trim()
    if (texte === '' || texte === '0' || texte === 'non') return []
    if (kind === 'money') return [`${label.toLowerCase()} ${texte.replaceAll(' ', '\u00a0')}`]
    if (kind === 'number') return [`${texte} ${label.toLowerCase()}`]
    return [kind === 'yesno' ? label.toLowerCase() : texte]
  })
  return capital(dits.join(', '))
}

/** Ce qu’un collage remplit, case par case, et ce qui n’en a pas été compris. */
export type Collage = { cases: { rang: number; colonne: number; texte: string }[]; incompris: string[]; deTrop: number }

/** Un montant collé d’un tableur : à la française, ou « 2,450.00 ». */
function pasted(cellule: string): number | null {
  const nu = cellule.replace(/['’]|€|EUR/gi, '').trim()
  return parseMoney(/^-?\d{1,3}(,\d{3})+\.\d{2}$/.test(nu) ? nu.replaceAll(',', '') : nu)
}

/**
 * Lit des lignes copiées d’un tableur, collées dans la case (`rang`, `colonne`) : chacune va au mois suivant. Une ligne de titres en tête et une
 * première colonne de mois sont reconnues et laissées. Une case qui ne se lit pas garde sa place et se dit.
 */
export function readPaste(texte: string, ici: { rang: number; colonne: number }, taille: { lignes: number; colonnes: number }): Collage {
  const lignes = texte
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
    .map((ligne) => ligne.split('\t').map((cellule) => cellule.trim()))
  const lisible = (cellule: string | undefined) => cellule !== undefined && cellule !== '' && pasted(cellule) !== null
  const nues = lignes.every((ligne) => ligne.length > 1 && !lisible(ligne[0])) ? lignes.map((ligne) => ligne.slice(1)) : lignes
  const corps = nues.length > 1 && !nues[0]?.some(lisible) ? nues.slice(1) : nues
  const place = taille.lignes - ici.rang
  const collage: Collage = { cases: [], incompris: [], deTrop: Math.max(0, corps.length - place) }
  for (const [i, ligne] of corps.slice(0, place).entries())
    for (const [j, cellule] of ligne.slice(0, taille.colonnes - ici.colonne).entries()) {
      const montant = cellule === '' ? null : pasted(cellule)
      if (montant !== null) collage.cases.push({ rang: ici.rang + i, colonne: ici.colonne + j, texte: amountText(montant) })
      else if (cellule !== '') collage.incompris.push(cellule.slice(0, 30))
    }
  return collage
}

/** Ce qu’un collage a rempli et ce qu’il a laissé, en mots. */
export function sayPaste({ cases, incompris, deTrop }: Collage, libelles: readonly string[]): string {
  const rangs = [...new Set(cases.map(({ rang }) => rang))].sort((a, b) => a - b)
  const [de, a] = [libelles[rangs[0] ?? -1], libelles[rangs.at(-1) ?? -1]]
  const rempli =
    rangs.length === 0
      ? 'Aucun mois rempli.'
      : `${nombreDe(rangs.length, 'mois rempli', 'mois remplis')}, ${rangs.length === 1 ? de : `${elide(de ?? '')} à ${a}`}.`
  const laisse = incompris.length === 0 ? '' : ` Non compris\u00a0: ${LISTE.format(incompris.map((un) => `«\u00a0${un}\u00a0»`))}.`
  return `${rempli}${laisse}${deTrop === 0 ? '' : ` ${nombreDe(deTrop, 'ligne de trop, laissée', 'lignes de trop, laissées')} de côté.`}`
}
