'use server'
import { form } from '@/doors/form'
import { cancelDemande } from '@/lib/demandes/fil/cancel-demande'
import * as door from './door'

export const annuler = form(
  door.annuler,
  ({ actor }, input) => cancelDemande(actor, input),
  (suite) => suite,
)
