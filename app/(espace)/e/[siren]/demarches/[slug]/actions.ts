'use server'
import { deleteBrouillon } from '@/lib/brouillons/delete-brouillon'
import { StartForm, SupprimerForm } from '@/lib/brouillons/schema'
import { startBrouillon } from '@/lib/brouillons/start-brouillon'
import { action } from '@/lib/http/action'

export const commencer = action({ right: 'demande:deposer', geste: 'brouillon', schema: StartForm, secrets: 'tous' }, startBrouillon)
export const supprimer = action({ right: 'demande:deposer', schema: SupprimerForm, secrets: 'tous' }, deleteBrouillon)
