'use server'
import { form } from '@/doors/form'
import { toDossier, toDossierIci, toNotes, toRevele } from '@/doors/leads'
import { askCorrection } from '@/lib/demandes/correction/ask-correction'
import { cancelCorrection } from '@/lib/demandes/correction/cancel-correction'
import { askPieces } from '@/lib/demandes/gestion/ask-pieces'
import { closeDemande } from '@/lib/demandes/gestion/close-demande'
import { judgePiece } from '@/lib/demandes/gestion/judge-piece'
import { noteDemande } from '@/lib/demandes/gestion/note-demande'
import { reopenDemande } from '@/lib/demandes/gestion/reopen-demande'
import { revealChamp } from '@/lib/demandes/gestion/reveal-champ'
import { takeDemande } from '@/lib/demandes/gestion/take-demande'
import { transferDemande } from '@/lib/demandes/gestion/transfer-demande'
import * as door from './door'

export const prendre = form(door.prendre, takeDemande, toDossierIci)
export const demander = form(door.demander, askPieces, toDossier)
export const corriger = form(door.corriger, askCorrection, toDossier)
export const renoncer = form(door.renoncer, cancelCorrection, toDossier)
export const juger = form(door.juger, judgePiece, toDossierIci)
export const clore = form(door.clore, closeDemande, toDossier)
export const rouvrir = form(door.rouvrir, reopenDemande, toDossier)
export const noter = form(door.noter, noteDemande, toNotes)
export const transferer = form(door.transferer, transferDemande, toDossier)
export const reveler = form(door.reveler, revealChamp, toRevele)
