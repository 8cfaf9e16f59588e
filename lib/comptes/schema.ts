import { z } from 'zod'
import { CompteParams, FicheParams } from '@/lib/entreprises/schema'
import { CertificationForm } from '@/lib/identite/schema'
import { PreuveForm } from '@/lib/identite/profil-schema'

/** L’entreprise à ajouter à ce compte, et la preuve qu’on la suit. */
export const AjouterForm = CertificationForm.extend(CompteParams.shape)

/** L’entreprise à supprimer de ce compte. `brouillons` : abandonner ceux qu’on y a laissés. */
export const SupprimerForm = FicheParams.extend({ brouillons: z.literal('abandonner').optional() })

/** « Voir comme » : le titre à regarder, un membre du compte ou une délégation. */
export const VoirCommeForm = CompteParams.extend({
  vise: z.string().regex(/^(membre|delegation):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'Choisissez une personne dans la liste.'),
})

/** Demander un second facteur à ce compte, ou cesser : le mot de passe et un code redonnés. */
export const SecuriteForm = PreuveForm.extend({ ...CompteParams.shape, exige: z.enum(['oui', 'non']).transform((mot) => mot === 'oui') })

/** Ce que dit l’adresse de la page de sécurité : ce qui vient d’y être réglé. */
export const SecuriteSearch = z.object({ fait: z.enum(['exige', 'libere']).optional().catch(undefined) })
