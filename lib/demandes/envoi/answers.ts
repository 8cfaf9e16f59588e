import type { Contenu, Tableau } from './schema'

/** Une réponse envoyée, telle qu’elle se montre : ses mots, ou le tableau des salaires qu’elle porte, d’après ses valeurs. */
export type Answer = { label: string; texte: string | null; tableau: Tableau | null }

/** Les réponses d’une étape d’un envoi. */
export const answersOf = (lignes: Contenu['etapes'][number]['lignes']): Answer[] =>
  lignes.map((ligne) => {
    const tableau = ligne.genre === 'mois' && ligne.valeur && ligne.valeur.lignes.length > 0 ? ligne.valeur : null
    return { label: ligne.label, texte: tableau ? null : ligne.texte, tableau }
  })
