'use server'
import { form } from '@/doors/form'
import { toProfil } from '@/doors/profil'
import { changeIdentite } from '@/lib/identite/change-identite'
import * as door from './door'

export const enregistrer = form(door.enregistrer, changeIdentite, toProfil('identite'))
