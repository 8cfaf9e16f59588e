import { z } from 'zod'
import { email } from '@/lib/demarches/kinds/email'
import { phone } from '@/lib/demarches/kinds/phone'
import { PROFIL_FAITS, type ProfilFait } from '@/lib/copy/profil'
import { codeOf, InscriptionForm, motDePasse, NouveauForm, QuestionsForm, ruled } from './schema'

/** Le mot de passe d’aujourd’hui, redemandé avant ce qui protège l’accès. */
const redemande = motDePasse('Saisissez votre mot de passe d’aujourd’hui.')

/** Ce qu’une personne change de son identité ; la fonction manque à qui n’est membre d’aucun compte. */
export const IdentiteForm = z.object({
  civilite: InscriptionForm.shape.civilite,
  nom: InscriptionForm.shape.nom,
  prenom: InscriptionForm.shape.prenom,
  telephone: InscriptionForm.shape.telephone,
  telephoneAutre: z.union([z.literal('').transform(() => null), ruled(phone, '')], 'Corrigez ce téléphone, ou laissez-le vide.'),
  fonction: InscriptionForm.shape.fonction.optional(),
})

/** Un autre mot de passe, choisi de son profil. */
export const MotDePasseForm = NouveauForm.extend({ actuel: redemande })

/** D’autres questions secrètes, choisies de son profil. */
export const QuestionsProfilForm = QuestionsForm.extend({ actuel: redemande })

/** Ce que l’on redonne avant de toucher à son second facteur. */
export const PreuveForm = z.object({ actuel: redemande, code: codeOf() })

/** Ce que dit l’adresse de la page du second facteur : où l’on allait. */
export const SecondFacteurSearch = z.object({ retour: z.string().optional().catch(undefined) })

/** Une autre adresse e-mail, et le mot de passe d’aujourd’hui. */
export const AdresseForm = z.object({
  actuel: redemande,
  email: ruled(email, 'Saisissez votre nouvelle adresse e-mail, par exemple claire.petit@exemple.fr.'),
})

/** Ce que l’on redonne pour fermer son compte ; le code, quand il y a un second facteur. */
export const FermerForm = z.object({ actuel: redemande, code: codeOf().optional() })

/** La session à fermer, ou toutes les autres. */
export const SessionForm = z.object({ session: z.union([z.literal('autres'), z.uuid()], 'Rechargez la page, puis choisissez la session à fermer.') })

/** Ce que dit l’adresse de la page du profil : ce qui vient d’y être fait. */
export const ProfilSearch = z.object({
  fait: z
    .enum(Object.keys(PROFIL_FAITS) as [ProfilFait])
    .optional()
    .catch(undefined),
})
