'use server'
import { form } from '@/doors/form'
import { habilite, toFiche, toHabilitations } from '@/doors/utilisateurs'
import { changePersonne } from '@/lib/identite/change-personne'
import * as door from './door'

export const enregistrer = form(door.enregistrer, changePersonne, toFiche)
export const habiliter = form(door.habiliter, habilite, toHabilitations)
