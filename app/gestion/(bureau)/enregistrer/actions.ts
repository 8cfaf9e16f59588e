'use server'
import { form } from '@/doors/form'
import { registerDemande } from '@/lib/demandes/gestion/register-demande'
import * as door from './door'

export const enregistrer = form(
  door.enregistrer,
  ({ actor }, input) => registerDemande(actor, input),
  (suite) => suite,
)
