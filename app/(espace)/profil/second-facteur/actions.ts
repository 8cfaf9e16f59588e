'use server'
import { form } from '@/doors/form'
import { showCodes, toProfil } from '@/doors/profil'
import { activateTotp, removeTotp, renewCodes } from '@/lib/identite/second-facteur'
import * as door from './door'

export const activer = form(door.activer, activateTotp, showCodes)
export const renouveler = form(door.renouveler, renewCodes, showCodes)
export const retirer = form(door.retirer, removeTotp, toProfil('second-facteur'))
