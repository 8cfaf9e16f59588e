'use server'
import { form } from '@/doors/form'
import { toProfil } from '@/doors/profil'
import { twice } from '@/doors/twice'
import { choosePassword } from '@/lib/identite/choose-password'
import * as door from './door'

export const changer = form(
  door.changer,
  (visit, saisie) => choosePassword(visit, { actuel: saisie.actuel, motDePasse: twice(saisie) }),
  toProfil('mot-de-passe'),
)
