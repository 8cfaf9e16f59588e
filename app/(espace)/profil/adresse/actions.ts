'use server'
import { form } from '@/doors/form'
import { toProfil } from '@/doors/profil'
import { renounceAdresse, requestAdresse } from '@/lib/identite/change-adresse'
import * as door from './door'

export const demander = form(door.demander, requestAdresse, toProfil('adresse'))
export const renoncer = form(door.renoncer, renounceAdresse, toProfil('adresse-renoncee'))
