'use server'
import { form } from '@/doors/form'
import { choiceOf } from '@/doors/inscription'
import { toProfil } from '@/doors/profil'
import { changeQuestions } from '@/lib/identite/questions-secretes'
import * as door from './door'

export const changer = form(door.changer, (visit, { actuel, ...saisie }) => changeQuestions(visit, choiceOf(saisie), actuel), toProfil('questions'))
