'use server'
import { form } from '@/doors/form'
import { toDossier } from '@/doors/leads'
import { registerDemande } from '@/lib/demandes/gestion/register-demande'
import * as door from './door'

export const enregistrer = form(door.enregistrer, registerDemande, toDossier)
