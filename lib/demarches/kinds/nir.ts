import type { Value } from '../define'
import type { KindOf, Lecture } from '../kind'
import { maskNir, nirKey, nirProblem } from '../nir'
import { compact, partOf, readParts, refuse } from '../saisie'

const PARTIES = ['type', 'numero', 'cle'] as const
/** Numéro technique temporaire : sexe, SIREN de l’employeur, puis 1 à 30 signes (DSN, S21.G00.30.020) ; ou un numéro provisoire en 7 ou 8. */
const NTT = /^([12][0-9]{9}[0-9A-Z]{1,30}|[78][0-9]{12})$/

/** Les treize signes d’un NIR compris ; `null` pour un NTT ou un numéro inconnu. */
export function nirOf(value: Value | undefined): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return value.type === 'nir' && typeof value.numero === 'string' ? value.numero : null
}

/**
 * Le numéro de sécurité sociale : `champ.type` (`nir` par défaut, `ntt`, `inconnu`), `champ.numero`, `champ.cle`.
 * La clé peut suivre les treize signes dans `numero`.
 */
export const nir: KindOf<'nir'> = {
  sensible: true,
  identifies: (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && value.type !== 'inconnu',
  read: (form, champ) => {
    const lu = readParts(form, champ, PARTIES)
    const numero = lu.numero ?? ''
    // Un numéro déjà enregistré s’affiche masqué et revient tel quel : ce n’est pas une saisie, il ne doit rien remplacer.
    if (numero.includes('•')) return lu
    if (lu.type !== 'inconnu' && numero === '' && lu.cle === '') return { type: '', numero: '', cle: '' }
    const tape = compact(numero)
    const avecCle = (lu.type || 'nir') === 'nir' && tape.length === 15
    return { type: lu.type || 'nir', numero: avecCle ? tape.slice(0, 13) : numero, cle: avecCle ? tape.slice(13) : (lu.cle ?? '') }
  },
  isEmpty: (raw) =>
    typeof raw === 'string' ? raw.trim() === '' : partOf(raw, 'type') !== 'inconnu' && partOf(raw, 'numero') === '' && partOf(raw, 'cle') === '',
  understand: (raw): Lecture => {
    const type = typeof raw === 'string' ? 'nir' : partOf(raw, 'type') || 'nir'
    if (type === 'inconnu') return { ok: true, value: { type } }
    const tape = compact(typeof raw === 'string' ? raw : partOf(raw, 'numero')).toUpperCase()
    if (type === 'ntt')
      return NTT.test(tape)
        ? { ok: true, value: { type, numero: tape } }
        : refuse(
            'Le numéro technique temporaire commence par 1 ou 2, suivi du SIREN et du matricule. Recopiez-le depuis la paie, par exemple 1 900000019 A12.',
            'numero',
          )
    if (type !== 'nir')
      return refuse('Ce type de numéro n’existe pas. Choisissez celui que vous avez, par exemple le numéro de sécurité sociale.', 'type')
    const numero = tape.slice(0, 13)
    const cle = tape.length > 13 ? tape.slice(13) : compact(partOf(raw, 'cle'))
    const probleme = nirProblem(numero)
    if (probleme) return refuse(probleme, 'numero')
    if (!/^[0-9]{2}$/.test(cle)) return refuse('La clé a 2 chiffres, à droite du numéro. Complétez-la, par exemple 14.', 'cle')
    if (cle !== nirKey(numero))
      return refuse(
        'La clé ne correspond pas à ce numéro\u00a0: un chiffre est faux ou deux sont intervertis. Recopiez les deux depuis un bulletin de paie, par exemple 1 85 05 38 185 042, clé 14.',
        'cle',
      )
    return { ok: true, value: { type, numero, cle } }
  },
  toText: (value) => {
    const numero = nirOf(value)
    if (numero) return maskNir(numero)
    return typeof value === 'object' && value !== null && !Array.isArray(value) && value.type === 'ntt'
      ? '••• (numéro technique temporaire)'
      : 'Non connu'
  },
}
