import { z } from 'zod'
import { Ligne } from '@/lib/demandes/gestion/schema'
import { Siren } from '@/lib/entreprises/schema'
import { PageSearch, TextSearch } from '@/lib/ground/pages'

/** Ce qu’un document est. */
export const NATURES = ['notice', 'conditions', 'certificat', 'avenant', 'attestation', 'guide', 'information'] as const
export type Nature = (typeof NATURES)[number]
/** À qui l’on publie : une entreprise, un contrat, ou toutes les entreprises d’une famille de contrats. */
export const PORTEES = ['entreprise', 'contrat', 'famille'] as const
export type Portee = (typeof PORTEES)[number]

const Univers = z.enum(['sante', 'prevoyance'])

export const DocumentsSearch = z.object({
  onglet: z.enum(['tous', 'non-lus']).catch('tous'),
  univers: Univers.optional().catch(undefined),
  page: PageSearch,
})
export type DocumentsSearch = z.output<typeof DocumentsSearch>
export const DocumentParams = z.object({ siren: Siren, id: z.uuid() })

export const DocumentsGestionSearch = z.object({ q: TextSearch, fait: z.literal('publie').optional().catch(undefined), page: PageSearch })
export type DocumentsGestionSearch = z.output<typeof DocumentsGestionSearch>

const Cible = z.string().transform((texte) => texte.replaceAll(/\s/g, '').slice(0, 60))

/** À qui l’on voudrait publier : l’essai à blanc les compte, rien n’est écrit. */
export const CibleSearch = z.object({
  portee: z.enum(PORTEES).optional().catch(undefined),
  cible: Cible.catch(''),
  univers: Univers.optional().catch(undefined),
})
export type CibleSearch = z.output<typeof CibleSearch>

const Vers = { portee: z.enum(PORTEES), cible: Cible, univers: Univers }
export type Vers = z.output<z.ZodObject<typeof Vers>>

/** Un document à publier. `attendues` : combien d’entreprises l’essai à blanc a comptées ; un autre nombre se relit avant de partir. */
export const PublierDocumentForm = z.object({
  cle: z.uuid(),
  ...Vers,
  attendues: z.coerce.number().int().min(1).max(100_000),
  nature: z.enum(NATURES, { error: 'Choisissez ce qu’est ce document.' }),
  titre: Ligne('Nommez le document comme l’entreprise le cherchera, par exemple Notice d’information santé 2027.', 150),
  phrase: z
    .string()
    .default('')
    .transform((texte) => texte.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim())
    .refine((texte) => [...texte].length <= 200, { error: '200 signes au plus.' }),
})
export type PublierDocumentForm = z.output<typeof PublierDocumentForm>
