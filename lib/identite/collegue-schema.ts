import { z } from 'zod'
import { FAITS_COLLEGUE } from '@/lib/delegations/schema'
import { InscriptionForm } from './schema'

export const ColleguesSearch = z.object({ fait: z.enum(FAITS_COLLEGUE).optional().catch(undefined) })
export const CollegueParams = z.object({ membre: z.uuid() })

const { civilite, nom, prenom, telephone, email } = InscriptionForm.shape
const client = z
  .union([z.uuid().transform((un) => [un]), z.array(z.uuid()).max(5000)])
  .optional()
  .transform((v) => v ?? [])

/** La place d’un collègue : `responsable`, tous les clients, ou ceux que l’on choisit. */
const PLACE = { place: z.enum(['responsable', 'tous', 'choisis'], 'Choisissez ce qui lui est confié.'), client }

export const InviterCollegueForm = z.object({ civilite, nom, prenom, telephone, email, ...PLACE })
export const AnnulerCollegueForm = z.object({ invitation: z.uuid() })
export const ChangerCollegueForm = CollegueParams.extend(PLACE)
