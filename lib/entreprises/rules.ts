/** La clé de Luhn qui complète ces chiffres. */
function luhnKey(chiffres: string): number {
  const somme = [...chiffres].reverse().reduce((total, chiffre, rang) => {
    const double = Number(chiffre) * (rang % 2 === 0 ? 2 : 1)
    return total + (double > 9 ? double - 9 : double)
  }, 0)
  return (10 - (somme % 10)) % 10
}

const hasLuhnKey = (chiffres: string): boolean => luhnKey(chiffres.slice(0, -1)) === Number(chiffres.at(-1))

/** Le SIREN de La Poste, et le SIRET de son siège. */
const LA_POSTE = { siren: '356000000', siege: '35600000000048' } as const

/** Vrai pour neuf chiffres dont le dernier est leur clé de Luhn (INSEE). */
export const isSiren = (valeur: string): boolean => /^[0-9]{9}$/.test(valeur) && hasLuhnKey(valeur)

/**
 * Vrai pour quatorze chiffres : un SIREN, quatre chiffres de rang, une clé de Luhn.
 * Les établissements de La Poste autres que le siège suivent une autre règle : la somme des chiffres est un multiple de 5.
 */
export function isSiret(valeur: string): boolean {
  if (!/^[0-9]{14}$/.test(valeur) || !isSiren(valeur.slice(0, 9))) return false
  if (!valeur.startsWith(LA_POSTE.siren) || valeur === LA_POSTE.siege) return hasLuhnKey(valeur)
  return [...valeur].reduce((total, chiffre) => total + Number(chiffre), 0) % 5 === 0
}

/**
 * Le SIREN formé de ces huit chiffres et de leur clé.
 * @throws quand ce ne sont pas huit chiffres.
 */
export function sirenFrom(huitChiffres: string): string {
  if (!/^[0-9]{8}$/.test(huitChiffres)) throw new Error(`Huit chiffres attendus, « ${huitChiffres} » reçu.`)
  return `${huitChiffres}${luhnKey(huitChiffres)}`
}

/**
 * Le SIRET de l’établissement de ce rang (1 pour le premier créé), clé comprise.
 * @throws quand le SIREN n’en est pas un, ou que le rang sort de 1 à 9999.
 */
export function siretFrom(siren: string, rang: number): string {
  if (!isSiren(siren) || !Number.isInteger(rang) || rang < 1 || rang > 9999)
    throw new Error(`Pas de SIRET pour le SIREN ${siren} et le rang ${rang}.`)
  const treize = `${siren}${String(rang).padStart(4, '0')}`
  return `${treize}${luhnKey(treize)}`
}
