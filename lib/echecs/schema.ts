import { z } from 'zod'

export const RelanceForm = z.object({ id: z.uuid() })

/** Ce qui vient d’être relancé. */
export type Relance = { suite: 'courriel' | 'travail' }
