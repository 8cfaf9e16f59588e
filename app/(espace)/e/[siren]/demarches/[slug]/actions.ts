'use server'
import { deleteBrouillon } from '@/lib/demandes/brouillon/delete-brouillon'
import { StartForm, SupprimerForm } from '@/lib/demandes/brouillon/schema'
import { startBrouillon } from '@/lib/demandes/brouillon/start-brouillon'
import { action } from '@/doors/action'

export const commencer = action({ right: 'demande:deposer', geste: 'brouillon', schema: StartForm, secrets: 'tous' }, startBrouillon)
export const supprimer = action({ right: 'demande:deposer', schema: SupprimerForm, secrets: 'tous' }, deleteBrouillon)
