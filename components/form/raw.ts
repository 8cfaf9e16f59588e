import type { Contexte, Faute, Field, Raw } from '@/lib/demarches/define'

/** Où relire en clair une saisie masquée, ou la masquer de nouveau. */
export type Relire = { href: string; clair: boolean }

/** Ce que reçoit chaque dessin de champ. `raw` est ce qu’il faut montrer, déjà masqué s’il le faut. */
export type ControlProps<F extends Field = Field> = {
  nom: string
  field: F
  raw: Raw
  erreur?: string
  partie?: string
  /** Les cases d’un tableau qui ne vont pas, et celles qui étonnent. */
  fautes?: readonly Faute[]
  avis?: readonly Faute[]
  contexte: Contexte
  decrit?: string
  relire?: Relire | undefined
}

/** Le champ de ce genre. */
export type FieldOf<K extends Field['kind']> = Extract<Field, { kind: K }>

export const textOf = (raw: Raw): string => (typeof raw === 'string' ? raw : '')

/** Une partie d’une saisie ; vide quand elle a une autre forme. */
export function partOf(raw: Raw, partie: string): string {
  if (typeof raw !== 'object' || Array.isArray(raw) || !Object.hasOwn(raw, partie)) return ''
  return raw[partie] ?? ''
}

/** Les lignes d’un tableau. */
export const linesOf = (raw: Raw): { [partie: string]: string }[] =>
  Array.isArray(raw) ? raw.flatMap((l) => (typeof l === 'string' ? [] : [l])) : []

/** Les trois parties d’une date, même reprise d’un texte « AAAA-MM-JJ ». */
export function dateParts(raw: Raw, prefixe = ''): { jour: string; mois: string; annee: string } {
  const iso = typeof raw === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(raw) : null
  if (iso) return { jour: iso[3] ?? '', mois: iso[2] ?? '', annee: iso[1] ?? '' }
  return { jour: partOf(raw, `${prefixe}jour`), mois: partOf(raw, `${prefixe}mois`), annee: partOf(raw, `${prefixe}annee`) }
}

/** L’identifiant où mène une erreur : la partie fautive, sinon la première commande du champ. */
export function anchorOf(nom: string, field: Field, partie?: string): string {
  if (partie) return `${nom}.${partie}`
  switch (field.kind) {
    case 'date':
      return `${nom}.jour`
    case 'period':
      return `${nom}.du.jour`
    case 'address':
      return `${nom}.voie`
    case 'arbre':
      return `${nom}.${field.niveaux[0]?.cle ?? ''}`
    case 'nir':
      return `${nom}.numero`
    case 'mois':
      return field.commun ? `${nom}.tous.${field.commun({}).colonne}` : `${nom}.0.${Object.keys(field.colonnes)[0] ?? ''}`
    case 'rows':
      return `${nom}.0.${Object.keys(field.colonnes)[0] ?? ''}`
    case 'text':
    case 'number':
    case 'money':
    case 'choice':
    case 'yesno':
    case 'multiple':
    case 'phone':
    case 'email':
    case 'siren':
    case 'siret':
    case 'iban':
    case 'etablissement':
    case 'contrat':
    case 'pieces':
    case 'certification':
      return nom
  }
}
