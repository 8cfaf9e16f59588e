import type { Critere } from '@/lib/copy/mot-de-passe'
import { isSiren, isSiret } from '@/lib/entreprises/rules'
import { normalizeText } from '@/lib/ground/unicode'

/** Ce que zxcvbn doit rendre, de 0 à 4 (security A2). */
export const FORCE_MIN = 3

/** Les mots que l’on essaie d’abord ici. */
const DEVINES = ['carcept', 'prevoyance', 'motdepasse', 'password', 'azerty', '123456']
const plain = (mot: string): string =>
  normalizeText(mot, 'NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

/** Ce que l’on sait d’une personne, et que tout le monde essaierait. */
export type Personne = { email: string; prenom: string; nom: string; telephone?: string | null; sirens?: readonly string[] }

/** Les mots d’une personne (security A2, A6) : son nom, son adresse, son téléphone comme on le tape, les SIREN de ses entreprises. */
export const wordsOf = ({ email, prenom, nom, telephone, sirens = [] }: Personne): string[] => [
  email,
  prenom,
  nom,
  ...(telephone ? [telephone.replace(/^\+\d\d(?=\d{9}$)/, '0')] : []),
  ...sirens,
]

/** Les SIREN et SIRET que ces chiffres écrivent. */
const numbersIn = (tape: string): string[] => (tape.match(/\d{9,}/g) ?? []).filter((chiffres) => isSiren(chiffres) || isSiret(chiffres))

/** Les SIREN qu’un mot de passe écrit, d’un seul tenant ou en groupes. */
export function sirensIn(motDePasse: string): string[] {
  const tape = plain(motDePasse)
  return Array.from({ length: Math.max(0, tape.length - 8) }, (_, rang) => tape.slice(rang, rang + 9)).filter(isSiren)
}

const isShort = (motDePasse: string): boolean => [...motDePasse].length < 12
const isRepetitive = (motDePasse: string): boolean => new Set(motDePasse).size < 6
const carriesSiren = (motDePasse: string, connus: readonly string[]): boolean =>
  connus.some((connu) => isSiren(connu) && plain(motDePasse).includes(connu))

/** Vrai quand, ôtés les mots que l’on essaie d’abord, il ne reste presque rien. */
function isGuessable(motDePasse: string, connus: readonly string[]): boolean {
  const tape = plain(motDePasse)
  const mots = [...connus.flatMap((connu) => connu.split(/[@.\s-]+/)).map(plain), ...DEVINES, ...numbersIn(tape)].filter((mot) => mot.length >= 4)
  const reste = mots.toSorted((a, b) => b.length - a.length).reduce((texte, mot) => texte.replaceAll(mot, ''), tape)
  return reste !== tape && reste.length < 8
}

/** Les critères que ce mot de passe remplit déjà ; vide, aucun. */
export function criteriaOf(motDePasse: string, connus: readonly string[]): readonly Critere[] {
  if (motDePasse === '') return []
  const remplis: Record<Critere, boolean> = {
    longueur: !isShort(motDePasse),
    variete: !isRepetitive(motDePasse),
    secret: !carriesSiren(motDePasse, connus) && !isGuessable(motDePasse, connus),
  }
  return (Object.keys(remplis) as Critere[]).filter((critere) => remplis[critere])
}

/**
 * Ce qui rend un mot de passe trop faible : sa longueur, peu de signes différents, ou ce que l’on sait de la personne (security A2).
 * @param connus son nom, son adresse, ses SIREN : ce que tout le monde essaierait.
 * @returns une phrase, ou `null` quand il convient.
 */
export function weaknessOf(motDePasse: string, connus: readonly string[]): string | null {
  if (isShort(motDePasse)) return 'Choisissez au moins 12 signes\u00a0: une phrase de quelques mots convient.'
  if (isRepetitive(motDePasse)) return 'Ce mot de passe répète trop les mêmes signes\u00a0: variez-les.'
  if (carriesSiren(motDePasse, connus)) return 'Ce mot de passe contient le SIREN de votre entreprise, que tout le monde peut lire\u00a0: retirez-le.'
  return isGuessable(motDePasse, connus) ? 'Ce mot de passe se devine\u00a0: il contient un nom ou un mot que l’on essaie d’abord.' : null
}
