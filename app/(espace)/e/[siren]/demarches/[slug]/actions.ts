'use server'
import { form } from '@/doors/form'
import { deleteBrouillon } from '@/lib/demandes/brouillon/delete-brouillon'
import { startBrouillon } from '@/lib/demandes/brouillon/start-brouillon'
import * as door from './door'

export const commencer = form(
  door.commencer,
  ({ actor }, input) => startBrouillon(actor, input),
  (suite) => suite,
)
export const supprimer = form(
  door.supprimer,
  ({ actor }, input) => deleteBrouillon(actor, input),
  (suite) => suite,
)
