import type { Answers, Defaut } from '../define'
import { ibanProblem } from '../iban'
import { nirKey, nirProblem } from '../nir'
import { compact } from '../saisie'

/** Treize signes et leur clé, groupés ou non ; un IBAN français, de même. */
const NIRS = /(?<![0-9])[12](?:[\s.-]?[0-9]){4}[\s.-]?[0-9](?:[\s.-]?[0-9AB])(?:[\s.-]?[0-9]){6}(?:[\s.,-]*(?:cl[ée]\s*)?[0-9]\s?[0-9])(?![0-9])/gi
const IBANS = /\b[A-Z]{2}[0-9]{2}(?:[\s.-]?[0-9A-Z]){11,30}\b/gi

/** Un numéro de sécurité sociale dont la clé est juste : une suite de chiffres quelconque n’en est pas un. */
function hasNir(texte: string): boolean {
  return [...texte.matchAll(NIRS)].some(([trouve]) => {
    const signes = compact(trouve.toUpperCase().replaceAll(/CL[ÉE]|,/g, ''))
    const numero = signes.slice(0, 13)
    return nirProblem(numero) === null && nirKey(numero) === signes.slice(13)
  })
}

/** Un IBAN dont la clé est juste, où qu’il finisse dans ce qui suit. */
function hasIban(texte: string): boolean {
  return [...texte.matchAll(IBANS)].some(([trouve]) => {
    const signes = compact(trouve.toUpperCase())
    return Array.from({ length: signes.length - 14 }, (_, n) => signes.slice(0, 15 + n)).some((iban) => ibanProblem(iban) === null)
  })
}

/** Un message se lit en clair : ni numéro de sécurité sociale, ni IBAN n’y passent (sécurité, données sensibles). */
export function checkContact({ message }: Answers): Defaut[] {
  if (typeof message !== 'string') return []
  if (hasNir(message))
    return [
      {
        champ: 'message',
        message:
          'Votre message contient un numéro de sécurité sociale. Effacez-le\u00a0: le nom du salarié et son prénom suffisent, par exemple Karim Haddad.',
      },
    ]
  if (hasIban(message))
    return [
      {
        champ: 'message',
        message: 'Votre message contient un IBAN. Effacez-le et joignez plutôt le RIB en document\u00a0: il est gardé chiffré.',
      },
    ]
  return []
}
