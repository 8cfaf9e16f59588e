import { PageSearch } from '@/lib/ground/pages'
import { z } from 'zod'
import { RelanceForm } from '@/lib/echecs/schema'

const search = z.object({ fait: z.enum(['courriel', 'travail']).optional().catch(undefined), courriels: PageSearch, travaux: PageSearch })

export const page = { right: 'gestion:superviser', search } as const

export const renvoyer = { right: 'gestion:superviser', schema: RelanceForm } as const
export const reprendre = { right: 'gestion:superviser', schema: RelanceForm } as const
