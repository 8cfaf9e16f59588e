'use server'
import { changeHere, toCollegues } from '@/doors/delegations'
import { form } from '@/doors/form'
import { removeCollegue } from '@/lib/identite/collegues'
import * as door from './door'

export const changer = form(door.changer, changeHere, toCollegues)
export const retirer = form(door.retirer, removeCollegue, toCollegues)
