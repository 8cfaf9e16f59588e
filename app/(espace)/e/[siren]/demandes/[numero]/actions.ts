'use server'
import { form } from '@/doors/form'
import { toFil } from '@/doors/leads'
import { cancelDemande } from '@/lib/demandes/fil/cancel-demande'
import * as door from './door'

export const annuler = form(door.annuler, cancelDemande, toFil)
