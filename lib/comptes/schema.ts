import { z } from 'zod'
import { CompteParams, FicheParams } from '@/lib/entreprises/schema'
import { PreuveForm } from '@/lib/identite/profil-schema'
import { email } from '@/lib/demarches/kinds/email'
import { phone } from '@/lib/demarches/kinds/phone'
import { DROITS } from '@/lib/habilitations/schema'
import { CertificationForm, InscriptionForm, label, name, ruled } from '@/lib/identite/schema'

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
const compte = z.uuid()

/** Ce qu’un administrateur dit de quelqu’un : la première étape de « Ajouter un utilisateur ». */
const IDENTITE = {
  civilite: InscriptionForm.shape.civilite,
  nom: name('Saisissez son nom, par exemple Bernard.', 100),
  prenom: name('Saisissez son prénom, par exemple Lucas.', 100),
  telephone: ruled(phone, 'Saisissez au moins un téléphone où joindre cette personne, par exemple 06 39 98 00 12.'),
  fonction: label('Saisissez sa fonction dans l’entreprise, par exemple Assistant de paie.', 120),
}
const adresse = ruled(email, 'Saisissez son adresse e-mail, par exemple lucas.bernard@exemple.fr.')

export const PreparerForm = z.object({ compte, ...IDENTITE, email: adresse, preparation: z.uuid().optional() })
/** L’étape que l’on reprend. */
export const PreparerSearch = z.object({ preparation: z.uuid().optional().catch(undefined) })
export const PreparationParams = z.object({ compte, preparation: z.uuid() })

const role = z.enum(['administrateur', 'collaborateur'], 'Choisissez «\u00a0Administrateur\u00a0» ou «\u00a0Collaborateur\u00a0».')

/** La seconde étape : le rôle, et les entreprises d’un collaborateur. */
export const InviterForm = PreparationParams.extend({ role, ...DROITS })

/** Une personne du compte, membre ou attendue. */
export const PersonneParams = z.object({ compte, personne: z.uuid() })
export const PersonneSearch = z.object({
  onglet: z.enum(['informations', 'habilitations']).catch('informations'),
  modifier: z.literal('oui').optional().catch(undefined),
  fait: z.enum(['enregistree', 'reinvitee', 'habilitee', 'rien']).optional().catch(undefined),
})

/** Ce que le compte dit d’elle ; l’adresse, de qui n’est pas encore entré. */
export const PersonneForm = PersonneParams.extend({ ...IDENTITE, email: adresse.optional() })

/** Son rôle et ses entreprises ; `vu` : ce que la page a dit de ce qui change. */
export const HabiliterForm = PersonneParams.extend({ role, ...DROITS, vu: z.string().max(20_000).optional() })

/** Qui l’on retire ; `confier` : le membre qui reprend ses brouillons, ou personne. */
export const RetirerForm = PersonneParams.extend({ confier: z.union([z.literal('').transform(() => undefined), z.uuid()]).optional() })
