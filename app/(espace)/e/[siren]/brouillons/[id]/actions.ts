'use server'
import { form } from '@/doors/form'
import { saveEtape } from '@/lib/demandes/brouillon/save-etape'
import { submitDemande } from '@/lib/demandes/brouillon/submit-demande'
import * as door from './door'

export const enregistrer = form(
  door.enregistrer,
  ({ actor }, input, saisi) => saveEtape(actor, input, saisi),
  (suite) => suite,
)
export const envoyer = form(
  door.envoyer,
  ({ actor }, input, saisi) => submitDemande(actor, input, saisi),
  (suite) => suite,
)
