'use server'
import { form } from '@/doors/form'
import { afterAccount } from '@/doors/profil'
import { closeAccount } from '@/lib/identite/close-account'
import * as door from './door'

export const fermer = form(door.fermer, closeAccount, afterAccount)
