'use server'
import { form } from '@/doors/form'
import { choiceOf, toAccueil } from '@/doors/inscription'
import { chooseQuestions, postponeQuestions } from '@/lib/identite/questions-secretes'
import * as door from './door'

export const choisir = form(door.choisir, (visit, saisie) => chooseQuestions(visit, choiceOf(saisie)), toAccueil)
export const remettre = form(door.remettre, postponeQuestions, toAccueil)
