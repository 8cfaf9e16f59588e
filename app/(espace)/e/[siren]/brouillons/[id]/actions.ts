'use server'
import { saveEtape } from '@/lib/demandes/brouillon/save-etape'
import { EnvoyerForm, EtapeForm } from '@/lib/demandes/brouillon/schema'
import { submitDemande } from '@/lib/demandes/brouillon/submit-demande'
import { action } from '@/doors/action'

export const enregistrer = action({ right: 'demande:deposer', geste: 'frappe', schema: EtapeForm, secrets: 'tous', libres: true }, saveEtape)
export const envoyer = action({ right: 'demande:deposer', geste: 'envoi', schema: EnvoyerForm, secrets: 'tous', libres: true }, submitDemande)
