'use server'
import { toEntreprises } from '@/doors/comptes'
import { form } from '@/doors/form'
import { detachEntreprise } from '@/lib/comptes/detach-entreprise'
import * as door from './door'

export const supprimer = form(door.supprimer, detachEntreprise, toEntreprises)
