'use server'
import { form } from '@/doors/form'
import { afterClosing } from '@/doors/profil'
import { closeOtherSessions } from '@/lib/identite/close-sessions'
import * as door from './door'

export const fermer = form(door.fermer, closeOtherSessions, afterClosing)
