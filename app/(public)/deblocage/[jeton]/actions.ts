'use server'
import { publicForm } from '@/doors/form'
import { unlock } from '@/doors/unlock'
import { JetonForm } from '@/lib/identite/schema'

export const debloquer = publicForm({ schema: JetonForm }, unlock)
