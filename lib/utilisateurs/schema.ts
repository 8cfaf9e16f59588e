import { z } from 'zod'

/** Deux onglets : les personnes du compte, puis les cabinets à qui il a délégué. */
export const UtilisateursSearch = z.object({ onglet: z.enum(['utilisateurs', 'experts-comptables']).catch('utilisateurs') })
