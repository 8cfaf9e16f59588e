import { z } from 'zod'
import { CompteParams } from '@/lib/entreprises/schema'
import { FAITS_EXPERT } from '@/lib/delegations/schema'
import { InscriptionForm, label, ruled } from './schema'
import { siren } from '@/lib/demarches/kinds/siren'
import { DROITS } from '@/lib/habilitations/schema'
import { UNIVERS } from '@/lib/ground/univers'

/** Une délégation d’un compte. */
export const ExpertParams = CompteParams.extend({ delegation: z.uuid() })
/** La première étape gardée, le temps de la seconde. */
export const PreparationParams = CompteParams.extend({ preparation: z.uuid() })

export const ExpertSearch = z.object({ fait: z.enum(FAITS_EXPERT).optional().catch(undefined) })
/** `reprendre` : la délégation que l’on refait. `preparation` : la première étape que l’on corrige. */
export const AjouterSearch = z.object({ reprendre: z.uuid().optional().catch(undefined), preparation: z.uuid().optional().catch(undefined) })

const { civilite, nom, prenom, telephone, email } = InscriptionForm.shape
const IDENTITE = { civilite, nom, prenom, telephone, email }

/** « Déclarer un expert-comptable », première étape : qui, et son cabinet. La raison sociale vide se cherche à l’annuaire. */
export const DeclarerForm = CompteParams.extend({
  ...IDENTITE,
  siren: ruled(siren, 'Saisissez le SIREN de l’expert-comptable ou du tiers déclarant, par exemple 900 000 043.'),
  raisonSociale: z.union([z.literal('').transform(() => undefined), label('', 160)]).optional(),
  preparation: z.uuid().optional(),
})

const univers = z
  .union([z.enum(UNIVERS).transform((un) => [un]), z.array(z.enum(UNIVERS)).max(3)])
  .optional()
  .transform((v) => v ?? [])

const partie = z.string().trim().max(10).optional()

/** Ce que l’on donne : les entreprises, ce que l’on peut dans chaque univers, jusqu’à quand. */
const DELEGUES = { ...DROITS, consulter: univers, declarer: univers, 'au.jour': partie, 'au.mois': partie, 'au.annee': partie }

export const HabiliterForm = PreparationParams.extend(DELEGUES)
/** La même chose, d’une délégation qui existe, avec son identité ; `vu` : ce que la page disait de ce qui change, dont l’envoi récrit les fins de ligne. */
export const ModifierExpertForm = ExpertParams.extend({
  ...IDENTITE,
  ...DELEGUES,
  vu: z
    .string()
    .max(4000)
    .transform((texte) => texte.replaceAll('\r\n', '\n'))
    .optional(),
})
