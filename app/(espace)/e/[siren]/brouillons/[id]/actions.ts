'use server'
import { form } from '@/doors/form'
import { afterEnvoi, afterEtape, afterGive } from '@/doors/leads'
import { giveBrouillon } from '@/lib/demandes/brouillon/give-brouillon'
import { saveEtape } from '@/lib/demandes/brouillon/save-etape'
import { submitDemande } from '@/lib/demandes/brouillon/submit-demande'
import * as door from './door'

export const enregistrer = form(door.enregistrer, saveEtape, afterEtape)
export const confier = form(door.confier, giveBrouillon, afterGive)
export const envoyer = form(door.envoyer, submitDemande, afterEnvoi)
