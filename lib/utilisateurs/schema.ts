import { z } from 'zod'
import { PageSearch, TextSearch } from '@/lib/ground/pages'
import { STATUTS, type StatutListe } from './statuts'

/** Deux onglets : les personnes du compte, puis les cabinets à qui il a délégué. `fait`, `de` : ce que l’on vient de faire, et de qui. */
export const UtilisateursSearch = z.object({
  onglet: z.enum(['utilisateurs', 'experts-comptables']).catch('utilisateurs'),
  q: TextSearch,
  statut: z.enum(Object.keys(STATUTS) as [StatutListe]).catch('tous'),
  page: PageSearch,
  tri: z.enum(['nom', 'connexion']).catch('nom'),
  fait: z.enum(['invitee', 'renvoyee', 'retiree', 'annulee']).optional().catch(undefined),
  de: z.uuid().optional().catch(undefined),
})
export type UtilisateursSearch = z.output<typeof UtilisateursSearch>
