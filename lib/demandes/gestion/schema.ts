import { z } from 'zod'
import { PageSearch, TextSearch } from '@/lib/ground/pages'
import { Avant, FilParams, Montres } from '../fil/schema'
import { cleanMessage, MESSAGE_MAX } from '../fil/texte'

/** Les états du côté de la gestion ; un brouillon n’y paraît jamais. */
export const ETATS_GESTION = ['a_qualifier', 'a_prendre', 'en_traitement', 'pieces_demandees', 'cloturee'] as const
export type EtatGestion = (typeof ETATS_GESTION)[number]

/** L’ordre de la bannette. */
export const TRIS_BANNETTE = ['age', 'echeance', 'activite'] as const

export const BannetteSearch = z.object({
  etat: z.enum(ETATS_GESTION).optional().catch(undefined),
  miennes: z.literal('oui').optional().catch(undefined),
  univers: z.enum(['sante', 'prevoyance', 'retraite']).optional().catch(undefined),
  tri: z.enum(TRIS_BANNETTE).catch('age'),
  q: TextSearch,
  page: PageSearch,
})
export type BannetteSearch = z.output<typeof BannetteSearch>

/** `fait` : ce qui vient d’être fait, ou ce qui l’a empêché, relu par `lib/copy/gestion.ts` ; `messages` : combien en montrer. */
export const DossierSearch = z.object({ fait: z.string().max(40).optional().catch(undefined), messages: Montres, avant: Avant })

const Message = (phrase: string) =>
  z
    .string({ error: phrase })
    .transform(cleanMessage)
    .refine((texte) => texte !== '', { error: phrase })
    .refine((texte) => [...texte].length <= MESSAGE_MAX, { error: 'Ce texte dépasse 20\u00a0000\u00a0signes. Raccourcissez-le.' })
const Liste = z.preprocess((v) => (v === undefined ? [] : Array.isArray(v) ? v : [v]), z.array(z.string().max(40)).max(20))
const Court = z.string().trim().max(200, { error: 'Deux cents signes au plus.' }).optional()

export const PrendreForm = FilParams
export const DemanderForm = FilParams.extend({
  cle: z.uuid(),
  phrase: Liste,
  autre: Court,
  pourquoi: Court,
  echeance: z.iso.date({ error: 'Choisissez la date avant laquelle les pièces sont attendues.' }),
  corps: Message('Écrivez au client ce que vous attendez de lui.'),
})
export const JugerForm = FilParams.extend({
  piece: z.uuid(),
  verdict: z.enum(['valider', 'refuser']),
  motif: z.string().trim().max(500, { error: 'Cinq cents signes au plus.' }).optional(),
})
const ISSUES = ['acceptee', 'refusee', 'sans_suite', 'transferee'] as const
export const CloreForm = FilParams.extend({
  cle: z.uuid(),
  issue: z.enum(ISSUES, { error: 'Choisissez l’issue de la demande.' }),
  corps: Message('Écrivez au client ce qui a été décidé.'),
})
export const RouvrirForm = FilParams.extend({ cle: z.uuid(), corps: Message('Dites au client pourquoi la demande est rouverte.') })
