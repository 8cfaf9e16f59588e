'use server'
import { form } from '@/doors/form'
import { toEchecs } from '@/doors/leads'
import { relaunchCourriel } from '@/lib/echecs/relaunch-courriel'
import { relaunchTravail } from '@/lib/echecs/relaunch-travail'
import * as door from './door'

export const renvoyer = form(door.renvoyer, relaunchCourriel, toEchecs)
export const reprendre = form(door.reprendre, relaunchTravail, toEchecs)
