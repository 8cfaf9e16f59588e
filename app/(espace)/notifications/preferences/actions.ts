'use server'
import { form } from '@/doors/form'
import { toReglages, toSourdines } from '@/doors/leads'
import { muteEntreprise } from '@/lib/avis/mute-entreprise'
import { setReglage } from '@/lib/avis/set-reglage'
import * as door from './door'

export const regler = form(door.regler, setReglage, toReglages)
export const taire = form(door.taire, muteEntreprise, toSourdines)
