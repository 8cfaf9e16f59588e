'use server'
import { publicForm } from '@/doors/form'
import { undoAddress } from '@/doors/profil'
import { JetonForm } from '@/lib/identite/schema'

export const annuler = publicForm({ schema: JetonForm }, undoAddress)
