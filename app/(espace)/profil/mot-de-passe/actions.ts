'use server'
import { form } from '@/doors/form'
import { toProfil } from '@/doors/profil'
import { twice } from '@/doors/recuperation'
import { choosePassword } from '@/lib/identite/choose-password'
import * as door from './door'

export const changer = form(
  door.changer,
  (visit, saisie) => choosePassword(visit, { actuel: saisie.actuel, motDePasse: twice(saisie) }),
  toProfil('mot-de-passe'),
)
