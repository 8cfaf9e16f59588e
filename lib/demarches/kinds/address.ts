import type { Value } from '../define'
import type { KindOf } from '../kind'
import { hasControl, partOf, readParts, refuse } from '../saisie'

const PARTIES = ['voie', 'complement', 'codePostal', 'commune', 'pays'] as const
/** Une ligne d’adresse, norme AFNOR XP Z10-011. */
const LIGNE = 38
const NOMS = {
  voie: 'Le numéro et la voie',
  complement: 'Le complément',
  codePostal: 'Le code postal',
  commune: 'La commune',
  pays: 'Le pays',
} as const
const EXEMPLES = { voie: '24 rue des Lilas', complement: 'bâtiment B', codePostal: '69200', commune: 'Vénissieux', pays: 'France' } as const

const partie = (value: Value, nom: string): string => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return ''
  const part = value[nom]
  return typeof part === 'string' ? part : ''
}

/** Une adresse : `champ.voie`, `champ.complement`, `champ.codePostal`, `champ.commune`, `champ.pays` (vide : France). */
export const address: KindOf<'address'> = {
  read: (form, champ) => readParts(form, champ, PARTIES),
  isEmpty: (raw) => PARTIES.every((nom) => nom === 'pays' || partOf(raw, nom) === ''),
  understand: (raw) => {
    const lu = Object.fromEntries(PARTIES.map((nom) => [nom, partOf(raw, nom)])) as Record<(typeof PARTIES)[number], string>
    const france = /^(france)?$/i.test(lu.pays)
    for (const nom of PARTIES) {
      const exemple = `par exemple ${EXEMPLES[nom]}`
      if (lu[nom] === '' && nom !== 'complement' && nom !== 'pays' && (france || nom !== 'codePostal'))
        return refuse(`${NOMS[nom]} manque. Complétez l’adresse, ${exemple}.`, nom)
      if (lu[nom].length > LIGNE)
        return refuse(`${NOMS[nom]} dépasse ${LIGNE} signes, la longueur d’une ligne d’enveloppe. Abrégez, ${exemple}.`, nom)
      if (hasControl(lu[nom])) return refuse(`${NOMS[nom]} contient un caractère invisible. Retapez-le au clavier, ${exemple}.`, nom)
    }
    if (france && !/^(?!00)[0-9]{5}$/.test(lu.codePostal))
      return refuse('Un code postal français a 5 chiffres. Corrigez-le, par exemple 69200.', 'codePostal')
    return { ok: true, value: { ...lu, pays: france ? 'France' : lu.pays } }
  },
  toText: (value) => {
    const lignes = [partie(value, 'voie'), partie(value, 'complement'), `${partie(value, 'codePostal')} ${partie(value, 'commune')}`.trim()]
    return [...lignes, partie(value, 'pays') === 'France' ? '' : partie(value, 'pays')].filter(Boolean).join(', ')
  },
}
