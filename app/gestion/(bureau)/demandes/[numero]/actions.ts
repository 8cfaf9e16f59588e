'use server'
import { form } from '@/doors/form'
import { askPieces } from '@/lib/demandes/gestion/ask-pieces'
import { closeDemande } from '@/lib/demandes/gestion/close-demande'
import { judgePiece } from '@/lib/demandes/gestion/judge-piece'
import { reopenDemande } from '@/lib/demandes/gestion/reopen-demande'
import { takeDemande } from '@/lib/demandes/gestion/take-demande'
import * as door from './door'

export const prendre = form(
  door.prendre,
  ({ actor }, input) => takeDemande(actor, input),
  (suite) => suite,
)
export const demander = form(
  door.demander,
  ({ actor }, input) => askPieces(actor, input),
  (suite) => suite,
)
export const juger = form(
  door.juger,
  ({ actor }, input) => judgePiece(actor, input),
  (suite) => suite,
)
export const clore = form(
  door.clore,
  ({ actor }, input) => closeDemande(actor, input),
  (suite) => suite,
)
export const rouvrir = form(
  door.rouvrir,
  ({ actor }, input) => reopenDemande(actor, input),
  (suite) => suite,
)
