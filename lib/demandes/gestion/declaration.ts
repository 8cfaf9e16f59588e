import { addDays, ageAt, daysFrom, formatDay, formatMonth, isoDay } from '@/lib/ground/date'
import { formatMoney } from '@/lib/ground/money'
import { formatNumber, plural } from '@/lib/ground/number'
import type { Contenu } from '../envoi/schema'

/** Ce qui a été déclaré, dit pour être lu : d’après les valeurs typées de l’envoi, sans rien recalculer de ce qui a été montré. */
type Ligne = Contenu['etapes'][number]['lignes'][number]
type Tableau = NonNullable<Extract<Ligne, { genre: 'mois' }>['valeur']>

/** `note` : ce que la date ou la période veut dire ; `scelle` : le champ se montre à la demande. */
export type LigneDite = { champ: string; label: string; texte: string; note: string | null; scelle: boolean }
export type TableauDit = {
  champ: string
  label: string
  colonnes: readonly { nom: string; label: string; montant: boolean }[]
  lignes: readonly { tete: string; cellules: readonly string[]; remarque: string }[]
  /** Total et moyenne des montants ; aucun pour une liste. */
  pied: readonly { tete: string; cellules: readonly string[] }[]
}
export type Rubrique = { slug: string; titre: string; lignes: LigneDite[]; tableaux: TableauDit[]; vides: string[] }

/** L’arrêt et sa franchise, en jours ; `franchise` est `null` quand ses jours ne suffisent pas à dire quand elle finit. */
export type Arret = {
  du: string
  au: string
  jours: number
  declareLe: number
  franchise: { jours: number; finLe: string; paieLe: string; payes: number; source: string } | null
}

export type Declaration = { arret: Arret | null; contrat: { reference: string; libelle: string } | null; rubriques: Rubrique[] }

/** « lundi 16 novembre 2026 » pour « 2026-11-16 ». */
export const sayJour = (iso: string): string => `${formatDay(new Date(`${iso}T12:00:00Z`))} ${iso.slice(0, 4)}`
/** Deux jours, l’année dite une fois quand c’est la même. */
const sayPeriode = (du: string, au: string): string =>
  `du ${du.slice(0, 4) === au.slice(0, 4) ? formatDay(new Date(`${du}T12:00:00Z`)) : sayJour(du)} au ${sayJour(au)}`

/** Ce qu’une date dit d’un salarié : son âge, son ancienneté, au jour de l’envoi. */
const ANNEES = ['naissance', 'embauche']
/** L’arrêt se lit d’abord, les pièces sont à côté, la certification est dans l’accusé. */
const EN_TETE = ['arret']
const AILLEURS = ['certification', 'pieces']

/** Lit un envoi. */
export function readDeclaration({ etapes, envoyeeLe }: Pick<Contenu, 'etapes' | 'envoyeeLe'>): Declaration {
  const jour = isoDay(new Date(envoyeeLe))
  const lignes = etapes.flatMap((etape) => etape.lignes)
  const rang = (slug: string): number => (EN_TETE.includes(slug) ? 0 : 1)
  return {
    arret: arretOf(lignes, jour),
    contrat: lignes.flatMap((l) => (l.genre === 'contrat' && l.valeur ? [l.valeur] : []))[0] ?? null,
    rubriques: etapes
      .filter(({ slug }) => !AILLEURS.includes(slug))
      .toSorted((a, b) => rang(a.slug) - rang(b.slug))
      .map((etape) => rubriqueOf(etape, jour))
      .filter(({ lignes, tableaux, vides }) => lignes.length + tableaux.length + vides.length > 0),
  }
}

function rubriqueOf({ slug, titre, lignes }: Contenu['etapes'][number], jour: string): Rubrique {
  const ici = lignes.filter(({ genre }) => genre !== 'contrat' && genre !== 'certification')
  const tables = ici.flatMap((ligne) =>
    (ligne.genre === 'mois' || ligne.genre === 'rows') && ligne.valeur
      ? [tableOf(ligne.champ, ligne.label, ligne.valeur, ligne.genre === 'mois')]
      : [],
  )
  const dites = ici.filter(({ champ, texte }) => texte !== null && !tables.some((t) => t.champ === champ))
  return {
    slug,
    titre,
    lignes: dites.map((ligne) => sayLigne(ligne, jour)),
    tableaux: tables.filter((t) => t.lignes.length > 0),
    vides: ici.filter(({ texte }) => texte === null).map(({ label }) => label),
  }
}

/** Ce que le formulaire dit à l’employeur de lui-même, dit à qui le lit. */
const DITS: Readonly<Record<string, string>> = {
  declarantNom: 'Déclarant',
  declarantEmail: 'Son adresse électronique',
  declarantTelephone: 'Son téléphone',
}

function sayLigne(ligne: Ligne, jour: string): LigneDite {
  const { champ } = ligne
  const label = DITS[champ] ?? ligne.label
  const dite = { champ, label, texte: ligne.texte ?? '', note: null, scelle: false }
  if (ligne.valeur === null) return dite
  switch (ligne.genre) {
    case 'date':
      return { ...dite, texte: sayJour(ligne.valeur), note: ANNEES.includes(champ) ? plural(ageAt(ligne.valeur, jour), 'an') : null }
    case 'period':
      return { ...dite, texte: sayPeriode(ligne.valeur.du, ligne.valeur.au), note: plural(daysFrom(ligne.valeur.du, ligne.valeur.au) + 1, 'jour') }
    case 'nir':
    case 'iban':
      return { ...dite, scelle: dite.texte.includes('•') }
    case 'text':
    case 'number':
    case 'money':
    case 'arbre':
    case 'choice':
    case 'yesno':
    case 'multiple':
    case 'phone':
    case 'email':
    case 'address':
    case 'siren':
    case 'siret':
    case 'etablissement':
    case 'contrat':
    case 'mois':
    case 'rows':
    case 'certification':
      return dite
  }
}

type Cellule = Tableau['lignes'][number]['cellules'][string] | undefined
type Colonne = Tableau['colonnes'][number]

function sayCellule(valeur: Cellule, { genre, unite }: Pick<Colonne, 'genre' | 'unite'>): string {
  if (valeur === undefined) return ''
  if (typeof valeur === 'boolean') return valeur ? 'Oui' : 'Non'
  if (typeof valeur === 'object') return valeur.libelle
  if (typeof valeur === 'string') return genre === 'date' ? valeur.split('-').reverse().join('/') : valeur
  return genre === 'money' ? formatMoney(valeur) : `${formatNumber(valeur)}${unite ? `\u00a0${unite}` : ''}`
}

/** Un tableau par mois met ses montants en colonnes, et dit le reste en remarque ; une liste garde ses colonnes. */
function tableOf(champ: string, label: string, { colonnes, lignes }: Tableau, parMois: boolean): TableauDit {
  const servies = colonnes.filter(({ nom }) => lignes.some(({ cellules }) => cellules[nom] !== undefined))
  const montrees = parMois ? servies.filter(({ genre }) => genre === 'money') : servies
  const dites = parMois ? servies.filter(({ genre }) => genre !== 'money') : []
  return {
    champ,
    label,
    colonnes: montrees.map(({ nom, label: titre, genre }) => ({ nom, label: titre, montant: genre === 'money' || genre === 'number' })),
    lignes: lignes.map(({ cle, cellules }, n) => ({
      tete: cle ? formatMonth(cle) : String(n + 1),
      cellules: montrees.map((colonne) => sayCellule(cellules[colonne.nom], colonne)),
      remarque: dites.flatMap((colonne) => remarkOf(cellules[colonne.nom], colonne)).join(', '),
    })),
    pied: parMois ? totals(lignes, montrees) : [],
  }
}

/** Ce qu’une cellule a de particulier : « Salaire reconstitué », « Jours d’absence : 4 », un motif ; rien d’un non ni d’un zéro. */
function remarkOf(valeur: Cellule, { label, genre, unite }: Colonne): string[] {
  if (valeur === undefined || valeur === false || valeur === 0 || valeur === '') return []
  if (valeur === true) return [label]
  return [genre === 'text' ? String(valeur) : `${label}\u00a0: ${sayCellule(valeur, { genre, unite })}`]
}

function totals(lignes: Tableau['lignes'], colonnes: readonly Colonne[]): TableauDit['pied'] {
  if (lignes.length < 2) return []
  const sommes = colonnes.map(({ nom }) => {
    const montants = lignes.flatMap(({ cellules }) => (typeof cellules[nom] === 'number' ? [cellules[nom]] : []))
    return { total: montants.reduce((a, b) => a + b, 0), mois: montants.length }
  })
  return [
    { tete: 'Total', cellules: sommes.map(({ total }) => formatMoney(total)) },
    { tete: 'Moyenne', cellules: sommes.map(({ total, mois }) => (mois === 0 ? '' : formatMoney(Math.round(total / mois)))) },
  ]
}

function arretOf(lignes: readonly Ligne[], jour: string): Arret | null {
  const find = <G extends Ligne['genre']>(champ: string, genre: G) =>
    lignes.find((l): l is Extract<Ligne, { genre: G }> => l.champ === champ && l.genre === genre)
  const [du, au] = [find('debutArret', 'date')?.valeur, find('finArret', 'date')?.valeur]
  if (!du || !au || au < du) return null
  const choisie = find('franchise', 'choice')
  const code = choisie?.valeur?.code
  const comptes = code === 'autre' ? find('franchiseJours', 'number')?.valeur : code && /^\d+$/.test(code) ? Number(code) : null
  const mode = find('franchiseMode', 'choice')?.valeur?.code
  const jours = daysFrom(du, au) + 1
  // Discontinue ou en relais, elle dépend d’autres arrêts et du maintien : ses jours seuls ne disent pas quand elle finit.
  const franchise =
    typeof comptes === 'number' && (mode === undefined || mode === 'continue')
      ? {
          jours: comptes,
          finLe: addDays(du, comptes - 1),
          paieLe: addDays(du, comptes),
          payes: Math.max(0, jours - comptes),
          source: choisie?.source === 'contrat' ? 'celle du contrat' : 'dite par l’employeur',
        }
      : null
  return { du, au, jours, declareLe: daysFrom(du, jour) + 1, franchise }
}
