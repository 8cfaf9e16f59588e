/** Treize signes : sexe, année, mois, département, commune, ordre (DSN, S21.G00.30.001). */
const NIR = /^[12][0-9]{2}(0[1-9]|1[0-2]|20|3[0-9]|4[0-2]|[5-9][0-9])(0[1-9]|[1-9][0-9]|2A|2B)(?!000)[0-9]{3}(?!000)[0-9]{3}$/

/** La clé d’un NIR de treize signes, sur deux chiffres : 97 − (n mod 97), la Corse-du-Sud comptée 19 et la Haute-Corse 18. */
export function nirKey(numero: string): string {
  const chiffres = numero.replace('2A', '19').replace('2B', '18')
  return String(97 - Number(BigInt(chiffres) % 97n)).padStart(2, '0')
}

/** Ce qui cloche dans treize signes, en mots ; `null` quand la forme est bonne. */
export function nirProblem(numero: string): string | null {
  if (/^[0-9]/.test(numero) && !/^[12]/.test(numero)) {
    if (/^[78]/.test(numero))
      return 'Un numéro qui commence par 7 ou 8 est provisoire. Choisissez «\u00a0numéro technique temporaire\u00a0» pour le saisir, par exemple 1 900000019 A12.'
    return 'Un numéro de sécurité sociale commence par 1 ou 2. Recopiez-le depuis la carte Vitale ou un bulletin de paie, par exemple 1 85 05 38 185 042.'
  }
  if (!/^[0-9]{13}$|^[0-9]{5}2[AB][0-9]{6}$/.test(numero))
    return 'Le numéro de sécurité sociale compte 13 signes, avant la clé. Complétez-le, par exemple 1 85 05 38 185 042.'
  if (!NIR.test(numero)) {
    const mois = numero.slice(3, 5)
    return /^(0[1-9]|1[0-2]|20|3[0-9]|4[0-2]|[5-9][0-9])$/.test(mois)
      ? 'Les chiffres du lieu de naissance ou le numéro d’ordre ne peuvent pas être à zéro. Vérifiez les huit derniers, par exemple 38 185 042.'
      : `Le mois de naissance «\u00a0${mois}\u00a0» n’existe pas dans un numéro de sécurité sociale. Vérifiez les chiffres 4 et 5, par exemple 05 pour mai.`
  }
  return null
}

/**
 * Ce qui ne s’accorde pas entre un NIR et une date de naissance, en mots ; `null` quand tout s’accorde.
 * Un mois de 20 à 99 dit « mois inconnu » : il n’est pas comparé. Corse : avant 1976 le département est 20, ni 2A ni 2B (INSEE).
 */
export function nirMismatch(numero: string, naissance: string): string | null {
  const [annee, mois, lieu] = [numero.slice(1, 3), Number(numero.slice(3, 5)), numero.slice(5, 7)]
  if (annee !== naissance.slice(2, 4))
    return `Le numéro de sécurité sociale dit une naissance en «\u00a0${annee}\u00a0», la date dit ${naissance.slice(0, 4)}. Corrigez l’un des deux.`
  if (mois <= 12 && mois !== Number(naissance.slice(5, 7)))
    return `Le numéro de sécurité sociale dit une naissance au mois ${numero.slice(3, 5)}, la date dit ${naissance.slice(5, 7)}. Corrigez l’un des deux.`
  if (/^2[AB]$/.test(lieu) && naissance < '1976-01-01')
    return 'Avant 1976 la Corse portait le département 20. Vérifiez le numéro de sécurité sociale ou la date de naissance, par exemple 20 au lieu de 2A.'
  return null
}

/**
 * Le mois et l’année de naissance que dit un NIR, tels qu’ils se tapent ; le mois est vide quand il n’est pas connu (20 à 99).
 * @param aujourdhui « AAAA-MM-JJ » : un salarié a quatorze ans au moins, ce qui choisit le siècle.
 */
export function birthOf(numero: string, aujourdhui: string): { mois: string; annee: string } {
  const [deux, mois] = [Number(numero.slice(1, 3)), numero.slice(3, 5)]
  const siecle = deux <= Number(aujourdhui.slice(2, 4)) - 14 ? 2000 : 1900
  return { mois: Number(mois) <= 12 ? mois : '', annee: String(siecle + deux) }
}

/** « 1 85 •• •• ••• ••• » : le sexe et l’année seuls, jamais de quoi reconnaître le numéro. */
export const maskNir = (numero: string): string => `${numero.slice(0, 1)} ${numero.slice(1, 3)} •• •• ••• •••`
