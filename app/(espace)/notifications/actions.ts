'use server'
import { z } from 'zod'
import { action } from '@/doors/action'
import { readAll } from '@/lib/notifications/read-all'

export const toutLire = action({ right: 'portefeuille:voir', schema: z.object({}) }, readAll)
