import { z } from 'zod'
import { BrouillonParams, NumeroDemande } from '@/lib/demandes/schema'
import { DepotSearch } from '@/lib/demandes/pieces/schema'
import { Siren } from '@/lib/entreprises/schema'
import { PageSearch, TextSearch } from '@/lib/ground/pages'

const Slug = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)

export const DemarcheParams = z.object({ siren: Siren, slug: Slug })
/** Un chemin d’un choix en arbre, d’un code à l’autre : « prevoyance/arret/paiement » ; un niveau qui va de soi peut y être vide. */
const Chemin = z.string().regex(/^[a-z-]{0,40}(?:\/[a-z-]{0,40}){0,3}$/)
/** Ce dont l’adresse veut parler : un choix déjà fait, un courrier, une offre, une anomalie DSN (son compte rendu et son rang). */
const PROPOS = {
  objet: Chemin.optional().catch(undefined),
  courrier: z.uuid().optional().catch(undefined),
  offre: Slug.optional().catch(undefined),
  anomalie: z
    .string()
    .regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.\d{1,4}$/)
    .optional()
    .catch(undefined),
}
/** `salarie` : la demande dont on veut reprendre le salarié. */
export const EntreeSearch = z.object({ salarie: NumeroDemande.optional().catch(undefined), ...PROPOS })
/** Ce que l’on cherche au catalogue. */
export const CatalogueSearch = z.object({ q: TextSearch })
/** Ce que la page vient de montrer choisi. */
export const AvantSearch = z.object({ objet: Chemin.catch('') })
export const EtapeParams = BrouillonParams.extend({ etape: Slug })

/** `montrer` : ne pas masquer ce que la personne a tapé elle-même ; `verifier` : dire les erreurs ; `retour` : « Continuer » ramène au récapitulatif ; `enregistre` : le dire ; `depot` : dire ce qu’il est advenu des fichiers. */
export const EtapeSearch = z.object({
  verifier: z.literal('oui').optional().catch(undefined),
  montrer: z.literal('oui').optional().catch(undefined),
  retour: z.literal('recapitulatif').optional().catch(undefined),
  enregistre: z.literal('oui').optional().catch(undefined),
  depot: DepotSearch,
})
export type EtapeSearch = z.output<typeof EtapeSearch>

/** `id` est tiré par la page : un double clic ouvre un seul brouillon. `salarie` : la demande dont on reprend le salarié ; vide, il se saisit. */
export const StartForm = z.object({
  siren: Siren,
  slug: Slug,
  id: z.uuid(),
  salarie: z.literal('').or(NumeroDemande).optional(),
  ...PROPOS,
})

export const INTENTIONS = ['continuer', 'enregistrer', 'quitter', 'garder-mienne', 'garder-autre'] as const

/** Ce que la page montrait d’un champ : la version lue et l’empreinte de ce qui était affiché. */
export const Vue = z.strictObject({ v: z.number().int().min(0).max(1_000_000), d: z.string().max(64) })
export type Vue = z.output<typeof Vue>
/** Le plus de champs qu’une étape montre ; compté avant de regarder chacun, car juger cent mille clés prend une demi-seconde. */
const VUES_MAX = 300
export const Vues = z
  .custom<object>((vues) => typeof vues === 'object' && vues !== null && Object.keys(vues).length <= VUES_MAX)
  .pipe(z.record(z.string().max(80), Vue))
export type Vues = z.output<typeof Vues>

/** Le nom et la valeur de chaque champ du formulaire, comme un navigateur les enverrait. */
export const Entrees = z.array(z.tuple([z.string().max(160), z.string().max(20_000)])).max(600)
export type Entrees = z.output<typeof Entrees>

/** Un champ caché qui porte du JSON ; mal formé, il vaut `vide` : il ne sert qu’à comparer, jamais à autoriser. */
const json = <T>(schema: z.ZodType<T>, vide: T) =>
  z
    .string()
    .max(200_000)
    .optional()
    .transform((texte): T => {
      try {
        return schema.catch(vide).parse(JSON.parse(texte || 'null'))
      } catch {
        return vide
      }
    })

export const EtapeForm = BrouillonParams.extend({
  etape: Slug,
  intention: z.enum(INTENTIONS).catch('continuer'),
  retour: z.literal('recapitulatif').optional().catch(undefined),
  vues: json(Vues, {}),
  forcer: json(Vues, {}),
  mien: json(Entrees, []),
})
export type EtapeForm = z.output<typeof EtapeForm>

export const BrouillonId = z.object({ id: z.uuid() })
export const ChampsBody = z.object({ siren: Siren, etape: Slug, entrees: Entrees, vues: Vues })

export const SupprimerForm = BrouillonParams
/** `fait` : ce qui vient d’arriver à un brouillon. */
export const AFinaliserSearch = z.object({ fait: z.enum(['confie', 'envoyee', 'jete']).optional().catch(undefined), page: PageSearch })
/** À qui le remettre : une personne du compte. */
export const ConfierForm = BrouillonParams.extend({ compte: z.uuid(), a: z.uuid({ error: 'Choisissez à qui confier ce brouillon.' }) })
/** `vu` : l’empreinte de ce que le récapitulatif montrait ; ce qui a changé depuis ne se certifie pas. */
export const EnvoyerForm = BrouillonParams.extend({
  doublon: z.literal('oui').optional().catch(undefined),
  vu: z.string().max(64).optional(),
})
