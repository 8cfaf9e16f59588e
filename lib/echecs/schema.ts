import { z } from 'zod'

export const RelanceForm = z.object({ id: z.uuid() })
