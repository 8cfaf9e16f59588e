'use server'
import { afterAjout } from '@/doors/comptes'
import { form } from '@/doors/form'
import { addEntreprise } from '@/lib/identite/add-entreprise'
import * as door from './door'

export const ajouter = form(door.ajouter, addEntreprise, afterAjout)
