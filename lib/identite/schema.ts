import { z } from 'zod'

const manque = 'Ce champ est vide.'

/** Ce que tape une personne pour se connecter. Bornes larges : la réponse ne dit jamais ce qui est faux. */
export const SignInForm = z.object({
  identifiant: z
    .string(manque)
    .trim()
    .min(1, 'Saisissez votre identifiant\u00a0: c’est l’adresse e-mail choisie à la création du compte, par exemple claire.durand@exemple.fr.')
    .regex(/^[^\0]*$/, 'Cette adresse contient un signe qui ne s’écrit pas\u00a0: retapez-la.')
    .max(254, 'Cette adresse est trop longue\u00a0: vérifiez-la, par exemple claire.durand@exemple.fr.'),
  motDePasse: z.string(manque).min(1, 'Saisissez votre mot de passe.').max(128, 'Ce mot de passe est trop long\u00a0: il a 128 caractères au plus.'),
  retour: z.string().max(2000).optional(),
})

/** La même, pour l’équipe de gestion : avec le code de l’application d’authentification. */
export const StaffSignInForm = SignInForm.extend({
  code: z
    .string(manque)
    .transform((v) => v.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'Saisissez les 6 chiffres de votre application d’authentification, par exemple 123 456.')),
})

/** Un lien d’invitation, tel que son adresse le porte. */
export const InvitationParams = z.object({ jeton: z.string().max(100) })

/** Ce que tape une personne invitée : son mot de passe, deux fois, et le premier code de son application. */
export const InvitationForm = z.object({
  jeton: z.string(manque).max(100),
  motDePasse: z.string(manque).min(1, 'Choisissez un mot de passe.').max(128, 'Ce mot de passe est trop long\u00a0: il a 128 caractères au plus.'),
  confirmation: z.string(manque).min(1, 'Retapez le mot de passe que vous avez choisi.').max(128, 'Retapez le mot de passe que vous avez choisi.'),
  code: StaffSignInForm.shape.code,
})

/** Ce que reçoit la connexion, espace compris. */
export const Credentials = z.object({
  identifiant: z
    .string()
    .max(254)
    .regex(/^[^\0]*$/),
  motDePasse: z.string().max(128),
  code: z.string().max(12).optional(),
  espace: z.enum(['client', 'gestion']),
  /** L’identifiant du cookie d’appareil. */
  jeton: z.string().max(60).optional(),
})

export type Credentials = z.infer<typeof Credentials>
