'use server'
import { publicForm } from '@/doors/form'
import { recover } from '@/doors/recuperation'
import { OublieForm } from '@/lib/identite/schema'

export const oublie = publicForm({ schema: OublieForm }, recover)
