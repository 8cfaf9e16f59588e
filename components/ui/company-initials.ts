// « Fictif » marque les entreprises de la démonstration : gardé, il donnerait un F à toutes les plaques.
const IGNORED =
  /^(de|du|des|d|la|le|les|l|et|en|à|au|aux|sur|sous|saint|sainte|st|fictif|fictive|fictifs|fictives|sa|sas|sasu|sarl|eurl|scop|sci|ets)$/i

/** Deux lettres qui tiennent sur la bande d’une plaque : `Messagerie Fictive du Rhône` → `MR`. Jamais vide. */
export function companyInitials(raisonSociale: string): string {
  const mots = raisonSociale.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const utiles = mots.filter((mot) => !IGNORED.test(mot))
  const [premier, second] = utiles.length > 0 ? utiles : mots
  if (!premier) return '–'
  const lettres = second ? `${premier.charAt(0)}${second.charAt(0)}` : premier.slice(0, 2)
  return lettres.toLocaleUpperCase('fr')
}
