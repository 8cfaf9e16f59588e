/** Un numéro de sécurité sociale et un IBAN, tels qu’on les écrit. */
export const NIR = /\b[1-478]\s?\d{2}\s?(?:0[1-9]|1[0-2]|[2-9]\d)\s?(?:\d{2}|2[AB])\s?\d{3}\s?\d{3}(?:\s?\d{2})?\b/gi
export const IBAN = /\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,4})?\b/g

/** Une suite de chiffres qui n’est ni un SIREN ni un SIRET : trop longue pour être autre chose qu’un numéro de personne ou de compte. */
const LONGUE = /(?<!\d)(?:\d{13}|\d{15,})(?!\d)/

/**
 * Ce à quoi ressemble ce qui est tapé : un numéro de sécurité sociale, un IBAN, ou rien de tel. Mal recopié, il y ressemble encore : rien de lui ne doit
 * entrer dans une adresse (security.md, F8).
 */
export function looksSensible(texte: string): 'nir' | 'iban' | null {
  const groupes = texte.toUpperCase().replaceAll(/[\s.\-_/\u00a0\u202f]+/g, ' ')
  const colle = groupes.replaceAll(' ', '')
  if (groupes.search(IBAN) >= 0) return 'iban'
  return groupes.search(NIR) >= 0 || LONGUE.test(colle) || /(?<!\d)\d{5}2[AB]\d{6}/.test(colle) ? 'nir' : null
}

/**
 * Le même refus, tel que l’attribut `pattern` d’un champ le lit : treize chiffres, quinze ou plus, à des espaces, points ou tirets près, ou un numéro
 * de Corse. Un SIREN et un SIRET passent.
 */
export const SANS_SENSIBLE = (() => {
  const [de, chiffre] = [String.raw`[\s._\-\/]*`, String.raw`\d[\s._\-\/]*`]
  const longue = String.raw`(?<!\d${de})(?:${chiffre}){13}(?:(?:${chiffre}){2,})?(?!${de}\d)`
  return `(?!.*(?:${longue}|(?:${chiffre}){5}2${de}[abAB]${de}(?:${chiffre}){6})).*`
})()
