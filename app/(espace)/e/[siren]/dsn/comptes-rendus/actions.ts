'use server'
import { form } from '@/doors/form'
import { toRetoursDsn } from '@/doors/leads'
import { markCorrige } from '@/lib/retours-dsn/mark-corrige'
import * as door from './door'

export const corriger = form(door.corriger, markCorrige, toRetoursDsn)
