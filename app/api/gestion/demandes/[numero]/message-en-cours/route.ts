import { z } from 'zod'
import { keepMessage } from '@/lib/demandes/fil/keep-message'
import { FilParams } from '@/lib/demandes/fil/schema'
import { writeRoute } from '@/doors/route'

export const PUT = writeRoute({ right: 'gestion:traiter', geste: 'frappe', params: FilParams, body: z.object({ corps: z.string() }) }, keepMessage)
