'use server'
import { form } from '@/doors/form'
import { toListe } from '@/doors/utilisateurs'
import { removePersonne } from '@/lib/comptes/remove-personne'
import * as door from './door'

export const supprimer = form(door.supprimer, removePersonne, toListe)
