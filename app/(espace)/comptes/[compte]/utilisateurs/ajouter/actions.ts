'use server'
import { form } from '@/doors/form'
import { toDroits } from '@/doors/utilisateurs'
import { prepareUtilisateur } from '@/lib/identite/prepare-utilisateur'
import * as door from './door'

export const continuer = form(door.continuer, prepareUtilisateur, toDroits)
