import { z } from 'zod'
import { CompteParams, FicheParams } from '@/lib/entreprises/schema'
import { CertificationForm } from '@/lib/identite/schema'

/** L’entreprise à ajouter à ce compte, et la preuve qu’on la suit. */
export const AjouterForm = CertificationForm.extend(CompteParams.shape)

/** L’entreprise à supprimer de ce compte. `brouillons` : abandonner ceux qu’on y a laissés. */
export const SupprimerForm = FicheParams.extend({ brouillons: z.literal('abandonner').optional() })
