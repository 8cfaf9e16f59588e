'use server'
import { publicForm } from '@/doors/form'
import { recoverIdentifiant } from '@/doors/recuperation'
import { IdentifiantForm } from '@/lib/identite/schema'

export const chercher = publicForm({ schema: IdentifiantForm }, recoverIdentifiant)
