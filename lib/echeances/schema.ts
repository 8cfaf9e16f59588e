import { z } from 'zod'
import { Siren } from '@/lib/entreprises/schema'

/** `annee` : toute une année au lieu des deux mois qui viennent ; `paiement` : les dates de qui paie chaque trimestre. */
export const EcheancesSearch = z.object({
  annee: z.coerce.number().int().min(2026).max(2099).optional().catch(undefined),
  paiement: z.enum(['trimestre']).optional().catch(undefined),
  fait: z.enum(['ouvert', 'revoque']).optional().catch(undefined),
})

export const OuvrirForm = z.object({ siren: Siren, paiement: z.enum(['mois', 'trimestre']) })
export const RevoquerForm = z.object({ siren: Siren })
