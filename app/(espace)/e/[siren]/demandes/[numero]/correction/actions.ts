'use server'
import { form } from '@/doors/form'
import { toCorrection } from '@/doors/leads'
import { sendCorrection } from '@/lib/demandes/correction/send-correction'
import * as door from './door'

export const corriger = form(door.corriger, sendCorrection, toCorrection)
