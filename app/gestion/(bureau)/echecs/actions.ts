'use server'
import { form } from '@/doors/form'
import { relaunchCourriel } from '@/lib/echecs/relaunch-courriel'
import { relaunchTravail } from '@/lib/echecs/relaunch-travail'
import * as door from './door'

export const renvoyer = form(
  door.renvoyer,
  ({ actor }, input) => relaunchCourriel(actor, input),
  (suite) => suite,
)
export const reprendre = form(
  door.reprendre,
  ({ actor }, input) => relaunchTravail(actor, input),
  (suite) => suite,
)
