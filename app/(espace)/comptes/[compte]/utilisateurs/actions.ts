'use server'
import { form } from '@/doors/form'
import { resend, showLink, toRenvoyee } from '@/doors/utilisateurs'
import { showLien } from '@/lib/identite/show-lien'
import * as door from './door'

export const renvoyer = form(door.renvoyer, resend, toRenvoyee)
export const montrer = form(door.montrer, showLien, showLink)
