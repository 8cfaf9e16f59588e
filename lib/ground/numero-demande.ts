/**
 * Le numéro d’une demande, `CP-2026-0000123-7` : l’année de l’envoi, le rang tiré de la séquence `numero_demande`, une clé.
 * Les gens le dictent, donc la clé est celle de Damm (H. M. Damm, 2004) : elle révèle tout chiffre faux et toute paire de
 * chiffres voisins intervertis, ce que la clé de Luhn ne fait pas (09 et 90). Elle porte sur l’année et le rang, onze chiffres.
 */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
] as const

/** On part de 4 et non de 0, où les zéros de tête ne compteraient pas : ici un zéro oublié ou ajouté en tête change la clé. */
const DEPART = 4

const MAX_RANG = 9_999_999

/** La place où mènent ces chiffres dans la table ; 0 quand la clé qui les termine est juste. */
const walk = (chiffres: string): number => [...chiffres].reduce((place, chiffre) => Number(DAMM[place]?.[Number(chiffre)]), DEPART)

/**
 * Le numéro d’une demande envoyée.
 * @param annee l’année de l’envoi, à Paris.
 * @param rang la valeur tirée de la séquence `numero_demande`.
 * @throws quand l’année n’a pas quatre chiffres ou que le rang sort de 1 à 9 999 999.
 */
export const formatNumero = (annee: number, rang: number): string => numeroOf('CP', annee, rang)

/** Le numéro d’un courrier publié, `CO-2026-0000123-7`, de la séquence `numero_courrier` : on le dicte aussi. */
export const formatNumeroCourrier = (annee: number, rang: number): string => numeroOf('CO', annee, rang)

function numeroOf(sorte: 'CP' | 'CO', annee: number, rang: number): string {
  const justes = Number.isInteger(annee) && annee >= 2000 && annee <= 9999 && Number.isInteger(rang) && rang >= 1 && rang <= MAX_RANG
  if (!justes) throw new Error(`Pas de numéro pour l’année ${annee} et le rang ${rang}.`)
  const chiffres = String(rang).padStart(7, '0')
  return `${sorte}-${annee}-${chiffres}-${walk(`${annee}${chiffres}`)}`
}

/** Vrai quand ce texte a la forme d’un numéro de demande et que sa clé est juste. */
export function isNumero(texte: string): boolean {
  const parties = /^CP-([0-9]{4})-([0-9]{7})-([0-9])$/.exec(texte)
  return parties !== null && walk(parties.slice(1).join('')) === 0
}
