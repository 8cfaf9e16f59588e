'use server'
import { saveEtape } from '@/lib/brouillons/save-etape'
import { EnvoyerForm, EtapeForm } from '@/lib/brouillons/schema'
import { submitDemande } from '@/lib/brouillons/submit-demande'
import { action } from '@/lib/http/action'

export const enregistrer = action({ right: 'demande:deposer', geste: 'frappe', schema: EtapeForm, secrets: 'tous', libres: true }, saveEtape)
export const envoyer = action({ right: 'demande:deposer', geste: 'envoi', schema: EnvoyerForm, secrets: 'tous', libres: true }, submitDemande)
