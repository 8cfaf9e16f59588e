import { z } from 'zod'
import { keyOfPerson } from '@/lib/brouillons/key-of-person'
import { route } from '@/lib/http/route'

export const GET = route({ right: 'portefeuille:voir', search: z.object({}) }, async ({ actor }) => keyOfPerson(actor))
