'use server'
import { publicForm } from '@/doors/form'
import { giveCode } from '@/doors/net-entreprises'
import { CodeForm } from '@/lib/identite/schema'

export const give = publicForm({ schema: CodeForm, secrets: ['code'] }, giveCode)
