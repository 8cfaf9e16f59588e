import { QUESTIONS, type Question } from '@/components/public/questions'

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’']/g, ' ').toLocaleLowerCase('fr')

/** Les questions qui portent tous les mots cherchés, dans la question ou la réponse, sans égard aux accents. Vide : toutes. */
export function searchQuestions(recherche: string, questions: readonly Question[] = QUESTIONS): readonly Question[] {
  const mots = plain(recherche.slice(0, 200))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  if (mots.length === 0) return questions
  return questions.filter(({ question, reponse, etapes = [] }) => {
    const texte = plain([question, ...reponse, ...etapes].join(' '))
    return mots.every((mot) => texte.includes(mot))
  })
}
