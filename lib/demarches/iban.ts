import { LONGUEURS } from './generated/iban'

const EXEMPLE = 'par exemple FR76 3000 6000 0112 3456 7890 189'

/** Le reste de la division par 97 d’un IBAN tourné (ISO 7064) : 1 quand il est juste. */
function mod97(iban: string): number {
  const tourne = `${iban.slice(4)}${iban.slice(0, 4)}`
  let reste = 0
  for (const signe of tourne) {
    const valeur = Number.parseInt(signe, 36)
    reste = (reste * (valeur > 9 ? 100 : 10) + valeur) % 97
  }
  return reste
}

const LETTRES = 'AJBKSCLTDMUENVFOWGPXHQYIRZ'
const CHIFFRES = '11222333444555666777888999'
/** La clé RIB d’un compte français ou monégasque : 97 − ((89 b + 15 g + 3 c) mod 97), les lettres du compte remplacées. */
function hasRibKey(bban: string): boolean {
  const n = (texte: string) => BigInt([...texte].map((c) => (/[A-Z]/.test(c) ? (CHIFFRES[LETTRES.indexOf(c)] ?? '0') : c)).join(''))
  const attendue = 97n - ((89n * n(bban.slice(0, 5)) + 15n * n(bban.slice(5, 10)) + 3n * n(bban.slice(10, 21))) % 97n)
  return String(attendue).padStart(2, '0') === bban.slice(21)
}

/** Ce qui cloche dans un IBAN sans espaces, en majuscules ; `null` quand il est juste. */
export function ibanProblem(iban: string): string | null {
  if (!/^[A-Z]{2}[0-9]{2}[A-Z0-9]+$/.test(iban)) return `Un IBAN commence par deux lettres et deux chiffres. Recopiez-le depuis le RIB, ${EXEMPLE}.`
  const attendu = LONGUEURS[iban.slice(0, 2)]
  if (!Object.hasOwn(LONGUEURS, iban.slice(0, 2)) || !attendu)
    return `Le pays «\u00a0${iban.slice(0, 2)}\u00a0» n’est pas dans la zone SEPA. Indiquez un compte de la zone SEPA, ${EXEMPLE}.`
  if (iban.length !== attendu) return `Cet IBAN compte ${iban.length} signes, il en faut ${attendu}. Recopiez-le depuis le RIB, ${EXEMPLE}.`
  const francais = /^(FR|MC)/.test(iban)
  if (mod97(iban) !== 1 || (francais && !(/^[0-9]{10}[A-Z0-9]{11}[0-9]{2}$/.test(iban.slice(4)) && hasRibKey(iban.slice(4)))))
    return `La clé de cet IBAN ne correspond pas\u00a0: un signe est faux ou deux sont intervertis. Recopiez-le depuis le RIB, ${EXEMPLE}.`
  return null
}

/** « FR76 •••• •••• 0189 » : de quoi reconnaître un compte, pas de quoi s’en servir. */
export const maskIban = (iban: string): string => `${iban.slice(0, 4)} •••• •••• ${iban.slice(-4)}`
