import type { Field } from './define'

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
    case 'nir':
      return `${nom}.numero`
    case 'mois':
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
