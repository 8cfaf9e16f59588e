'use server'
import { relaunchCourriel } from '@/lib/echecs/relaunch-courriel'
import { relaunchTravail } from '@/lib/echecs/relaunch-travail'
import { RelanceForm } from '@/lib/echecs/schema'
import { action } from '@/doors/action'

export const renvoyer = action({ right: 'gestion:superviser', schema: RelanceForm }, relaunchCourriel)
export const reprendre = action({ right: 'gestion:superviser', schema: RelanceForm }, relaunchTravail)
