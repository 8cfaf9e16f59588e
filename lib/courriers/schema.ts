import { z } from 'zod'
import { Ligne, Message } from '@/lib/demandes/gestion/schema'
import { Siren } from '@/lib/entreprises/schema'
import { PageSearch, TextSearch } from '@/lib/ground/pages'

/** Depuis combien de mois, au plus. */
export const PERIODES_COURRIER = ['3', '12', '24'] as const

const Univers = z.enum(['sante', 'prevoyance', 'retraite'])

export const CourriersSearch = z.object({
  onglet: z.enum(['tous', 'non-lus']).catch('tous'),
  univers: Univers.optional().catch(undefined),
  depuis: z.enum(PERIODES_COURRIER).optional().catch(undefined),
  q: TextSearch,
  page: PageSearch,
})
export type CourriersSearch = z.output<typeof CourriersSearch>
/** Ce qui restreint la liste, la page et l’onglet à part. */
export type FiltresCourriers = Partial<Pick<CourriersSearch, 'q' | 'univers' | 'depuis'>>
export const CourrierParams = z.object({ siren: Siren, id: z.uuid() })
export const CourrierId = z.object({ id: z.uuid() })

/** Ce que la gestion cherche parmi les courriers publiés ; `fait` : ce qui vient d’être publié. */
export const CourriersGestionSearch = z.object({
  q: TextSearch,
  ouverture: z.enum(['non', 'oui']).optional().catch(undefined),
  page: PageSearch,
})
export type CourriersGestionSearch = z.output<typeof CourriersGestionSearch>
export const CourrierGestionSearch = z.object({ fait: z.literal('publie').optional().catch(undefined) })

/** Un SIREN tel qu’on le tape, espaces compris. */
const SirenTape = z.string().transform((texte) => texte.replaceAll(/\s/g, ''))

/** Où l’on en est d’un courrier à publier : l’entreprise, le modèle, la façon, et le contrat d’où l’on vient. */
export const PublierSearch = z.object({
  siren: SirenTape.catch(''),
  modele: z.string().max(40).optional().catch(undefined),
  forme: z.enum(['texte', 'pdf']).catch('texte'),
  sujet: z.string().max(60).optional().catch(undefined),
})
export type PublierSearch = z.output<typeof PublierSearch>

const Facultatif = (max: number) =>
  z
    .string()
    .default('')
    .transform((texte) => texte.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim())
    .refine((texte) => [...texte].length <= max, { error: `${max} signes au plus.` })
const JourFacultatif = z
  .literal('')
  .transform(() => null)
  .or(z.iso.date({ error: 'Indiquez un jour, par exemple le 15 janvier 2027, ou laissez vide.' }))
  .default(null)

/** Ce qui est commun à tout courrier. `sujet` : la référence d’un contrat, ou un univers. */
const COMMUN = {
  cle: z.uuid(),
  siren: SirenTape.pipe(Siren),
  sujet: z
    .string({ error: 'Choisissez le contrat ou l’univers dont parle ce courrier.' })
    .min(1, { error: 'Choisissez le contrat ou l’univers dont parle ce courrier.' })
    .max(60),
  attention: Facultatif(100),
  objet: Ligne('Écrivez l’objet du courrier, par exemple Attestation de règlement de vos cotisations.', 150),
  reponseLe: JourFacultatif,
}

/** Un courrier à écrire, ses champs dans l’ordre de l’écran ; `intention` : le voir d’abord, ou le publier. */
export const PublierForm = z.object({
  ...COMMUN,
  corps: Message('Écrivez le texte du courrier.'),
  intention: z.enum(['apercu', 'publier']),
})
export type PublierForm = z.output<typeof PublierForm>

/** Le même quand un PDF en tient lieu : le texte, facultatif, l’accompagne. */
export const PublierFichierForm = z.object({
  ...COMMUN,
  corps: z
    .string()
    .default('')
    .transform((texte) => texte.replaceAll(/\r\n?/g, '\n').trim())
    .refine((texte) => [...texte].length <= 20_000, { error: 'Ce texte dépasse 20\u00a0000\u00a0signes. Raccourcissez-le.' }),
})
export type CourrierAPublier = z.output<typeof PublierFichierForm>
