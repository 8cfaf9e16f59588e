import { expect, it } from 'vitest'
import { QUESTIONS } from '@/components/public/questions'
import { searchQuestions } from '@/components/public/search-questions'

const ids = (recherche: string) => searchQuestions(recherche).map((question) => question.id)

it('sans recherche, rend tout', () => {
  expect(ids('')).toHaveLength(QUESTIONS.length)
  expect(ids('  ?! ')).toHaveLength(QUESTIONS.length)
})

it('ignore accents, majuscules et apostrophes, et veut tous les mots', () => {
  expect(ids('EXPERT COMPTABLE declarer')).toContain('declarer-expert-comptable')
  expect(ids('lettre d’accompagnement')).toContain('identifiant-numero-entreprise')
  expect(ids('mot de passe oublie')).toContain('mot-de-passe-oublie')
  expect(ids('pastille dirigeable')).toEqual([])
})

it('chaque question a une réponse et une ancre unique', () => {
  expect(new Set(QUESTIONS.map((question) => question.id)).size).toBe(QUESTIONS.length)
  expect(QUESTIONS.every((question) => question.reponse.length > 0)).toBe(true)
})
