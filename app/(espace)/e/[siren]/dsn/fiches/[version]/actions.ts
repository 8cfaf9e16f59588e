'use server'
import { form } from '@/doors/form'
import { toFicheDsn } from '@/doors/leads'
import { markParametre } from '@/lib/fiches-dsn/mark-parametre'
import * as door from './door'

export const noter = form(door.noter, markParametre, toFicheDsn)
