import { z } from 'zod'
import { keyOfPerson } from '@/lib/demandes/brouillon/key-of-person'
import { route } from '@/doors/route'

export const GET = route({ right: 'portefeuille:voir', search: z.object({}) }, async ({ actor }) => keyOfPerson(actor))
