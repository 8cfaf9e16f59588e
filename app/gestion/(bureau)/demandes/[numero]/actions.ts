'use server'
import { askPieces } from '@/lib/demandes/gestion/ask-pieces'
import { closeDemande } from '@/lib/demandes/gestion/close-demande'
import { judgePiece } from '@/lib/demandes/gestion/judge-piece'
import { reopenDemande } from '@/lib/demandes/gestion/reopen-demande'
import { CloreForm, DemanderForm, JugerForm, PrendreForm, RouvrirForm } from '@/lib/demandes/gestion/schema'
import { takeDemande } from '@/lib/demandes/gestion/take-demande'
import { action } from '@/doors/action'

export const prendre = action({ right: 'gestion:traiter', schema: PrendreForm }, takeDemande)
export const demander = action({ right: 'gestion:traiter', geste: 'message', schema: DemanderForm }, askPieces)
export const juger = action({ right: 'gestion:traiter', schema: JugerForm }, judgePiece)
export const clore = action({ right: 'gestion:traiter', geste: 'message', schema: CloreForm }, closeDemande)
export const rouvrir = action({ right: 'gestion:traiter', geste: 'message', schema: RouvrirForm }, reopenDemande)
