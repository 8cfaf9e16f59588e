'use server'
import { cancelDemande } from '@/lib/demandes/fil/cancel-demande'
import { DemandeParams } from '@/lib/demandes/schema'
import { action } from '@/doors/action'

export const annuler = action({ right: 'demande:repondre', schema: DemandeParams }, cancelDemande)
