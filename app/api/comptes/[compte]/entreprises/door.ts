import { z } from 'zod'
import { CompteParams } from '@/lib/entreprises/schema'

export const GET = { right: 'compte:administrer', locate: 'compte', params: CompteParams, search: z.object({}) } as const
