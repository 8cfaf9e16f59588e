import type { Univers } from '@/lib/ground/univers'
import { UNIVERS_NOMS } from './univers'

/** « Contrats Santé / Prévoyance », ou « Contrats Santé » quand l’entreprise n’est couverte qu’en santé. */
export const rubriqueNom = (nom: 'DSN' | 'Documents' | 'Contrats', couverture: readonly Univers[]): string =>
  `${nom} ${couverture
    .filter((u) => u !== 'retraite')
    .map((u) => UNIVERS_NOMS[u])
    .join(' / ')}`

/** « Santé et Prévoyance », « Santé ». */
export const couverturePhrase = (couverture: readonly Univers[]): string => couverture.map((u) => UNIVERS_NOMS[u]).join(' et ')
