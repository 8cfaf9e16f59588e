'use server'
import { form } from '@/doors/form'
import { afterEnvoi, afterEtape } from '@/doors/leads'
import { saveEtape } from '@/lib/demandes/brouillon/save-etape'
import { submitDemande } from '@/lib/demandes/brouillon/submit-demande'
import * as door from './door'

export const enregistrer = form(door.enregistrer, saveEtape, afterEtape)
export const envoyer = form(door.envoyer, submitDemande, afterEnvoi)
