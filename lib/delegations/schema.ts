import { z } from 'zod'
import { PageSearch, TextSearch } from '@/lib/ground/pages'

/** Ce que l’on vient de faire, pour le dire une fois. */
const FAITS_CLIENT = ['acceptee', 'refusee', 'correction', 'renoncee'] as const
export type FaitClient = (typeof FAITS_CLIENT)[number]

/** Ce que l’on vient de faire d’un expert-comptable de son compte, ou d’un collègue de son cabinet. */
export const FAITS_EXPERT = ['declare', 'modifie', 'relance', 'annule', 'revoque', 'inchange'] as const
export type FaitExpert = (typeof FAITS_EXPERT)[number]
export const FAITS_COLLEGUE = ['invite', 'annule', 'modifie', 'retire'] as const

export const ClientsSearch = z.object({
  onglet: z.enum(['attente', 'cours', 'historique']).optional().catch(undefined),
  q: TextSearch,
  page: PageSearch,
  fait: z.enum(FAITS_CLIENT).optional().catch(undefined),
})

/** Une délégation, par son identifiant. */
export const ClientParams = z.object({ delegation: z.uuid() })
export const ClientSearch = z.object({ fait: z.enum(FAITS_CLIENT).optional().catch(undefined) })

const mot = (vide: string) =>
  z
    .string('Ce champ est vide.')
    .trim()
    .min(1, vide)
    .max(500, 'Ce mot est trop long\u00a0: gardez l’essentiel, en 500 signes.')
    .regex(/^[^\0]*$/, 'Ce mot contient un signe qui ne s’écrit pas\u00a0: retapez-le.')

/** Des cases cochées : aucune, une ou plusieurs. */
const checked = (v: unknown) => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v])

/** Accepter, en la confiant à ces collègues qui n’ont qu’une partie des clients. */
export const AccepterForm = ClientParams.extend({ membre: z.preprocess(checked, z.array(z.uuid()).max(500)) })
export const RefuserForm = ClientParams.extend({ motif: mot('Dites en une phrase pourquoi\u00a0: votre client le lira.') })
export const RenoncerForm = ClientParams.extend({ motif: mot('Dites en une phrase pourquoi\u00a0: votre client le lira.') })

/** Ce qu’un cabinet peut demander de corriger. */
export const CORRECTIONS = ['entreprises', 'droits', 'fin', 'cabinet'] as const
export type Correction = (typeof CORRECTIONS)[number]

export const CorrigerForm = ClientParams.extend({
  sur: z.preprocess(checked, z.array(z.enum(CORRECTIONS)).max(10)).refine((v) => v.length > 0, 'Cochez ce qui doit changer.'),
  mot: mot('Écrivez à votre client ce qu’il doit changer.'),
})
