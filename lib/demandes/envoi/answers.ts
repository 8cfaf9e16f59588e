import { lower } from '@/lib/ground/initiale'
import type { Contenu, Tableau } from './schema'

/** Une réponse envoyée, telle qu’elle se montre : ses mots, ou le tableau des salaires qu’elle porte, d’après ses valeurs. */
export type Answer = { label: string; texte: string | null; tableau: Tableau | null }

/** Les champs laissés vides, en une phrase : « Nom d’usage, matricule ». */
export const listLabels = (labels: readonly string[]): string => labels.map((label, i) => (i === 0 ? label : lower(label))).join(', ')

/** Les réponses d’une étape d’un envoi. */
export const answersOf = (lignes: Contenu['etapes'][number]['lignes']): Answer[] =>
  lignes.map((ligne) => {
    const tableau = ligne.genre === 'mois' && ligne.valeur && ligne.valeur.lignes.length > 0 ? ligne.valeur : null
    return { label: ligne.label, texte: tableau ? null : ligne.texte, tableau }
  })
