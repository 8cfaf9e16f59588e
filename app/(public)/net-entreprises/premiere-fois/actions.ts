'use server'
import { publicForm } from '@/doors/form'
import { linkAccount } from '@/doors/net-entreprises'
import { RelierForm } from '@/lib/identite/schema'

export const link = publicForm({ schema: RelierForm, secrets: ['motDePasse', 'code'] }, linkAccount)
