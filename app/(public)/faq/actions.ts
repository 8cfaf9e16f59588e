'use server'
import { countAvis } from '@/doors/faq'
import { publicForm } from '@/doors/form'
import { AvisForm } from '@/lib/faq/schema'

export const juger = publicForm({ schema: AvisForm }, countAvis)
