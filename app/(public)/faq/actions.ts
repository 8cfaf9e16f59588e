'use server'
import { judge } from '@/doors/faq'
import { publicForm } from '@/doors/form'
import { AvisForm } from '@/lib/faq/schema'

export const juger = publicForm({ schema: AvisForm }, judge)
