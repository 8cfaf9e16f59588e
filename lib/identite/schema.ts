import { z } from 'zod'
import type { Raw } from '@/lib/demarches/define'
import type { Lecture } from '@/lib/demarches/kind'
import { email } from '@/lib/demarches/kinds/email'
import { phone } from '@/lib/demarches/kinds/phone'
import { siren } from '@/lib/demarches/kinds/siren'
import { normalizeText } from '@/lib/ground/unicode'
import { QUESTIONS } from './questions'

/** Ce que l’on dit d’un champ absent. */
export const manque = 'Ce champ est vide.'

/** Un mot de passe, tel qu’il se tape. @param vide ce que l’on dit de rien. */
export const motDePasse = (vide: string) =>
  z.string(manque).min(1, vide).max(128, 'Ce mot de passe est trop long\u00a0: il a 128 caractères au plus.')
const CODE_FAUX =
  'Saisissez les 6 chiffres qu’affiche votre application d’authentification, par exemple 123 456, ou un code de secours à 10 chiffres.'

/** Un code à 6 chiffres de l’application, ou un code de secours à 10. */
export function codeOf() {
  return z
    .string(manque)
    .max(40, CODE_FAUX)
    .transform((v) => v.replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^(\d{6}|\d{10})$/, CODE_FAUX))
}

/** Ce que tape une personne pour se connecter ; le code, quand elle a un second facteur. Bornes larges : la réponse ne dit jamais ce qui est faux. */
export const SignInForm = z.object({
  identifiant: z
    .string(manque)
    .trim()
    .min(1, 'Saisissez votre identifiant\u00a0: c’est l’adresse e-mail choisie à la création du compte, par exemple claire.durand@exemple.fr.')
    .regex(/^[^\0]*$/, 'Cette adresse contient un signe qui ne s’écrit pas\u00a0: retapez-la.')
    .max(254, 'Cette adresse est trop longue\u00a0: vérifiez-la, par exemple claire.durand@exemple.fr.'),
  motDePasse: motDePasse('Saisissez votre mot de passe.'),
  code: z.union([z.literal('').transform(() => undefined), codeOf()], CODE_FAUX).optional(),
  retour: z.string().max(2000).optional(),
})

/** La même, pour l’équipe de gestion : avec le code de l’application d’authentification. */
export const StaffSignInForm = SignInForm.extend({
  code: codeOf(),
})

/** Le compte auquel se relie une identité Net-entreprises : son mot de passe, et son code s’il en demande un. */
export const RelierForm = SignInForm.pick({ identifiant: true, motDePasse: true }).extend({
  code: SignInForm.shape.code,
})

/** Le second facteur de qui arrive de Net-entreprises. */
export const CodeForm = StaffSignInForm.pick({ code: true })

/** Ce que dit de quelqu’un le fournisseur de Net-entreprises (claims OpenID Connect) ; ce qui manque ne préremplit rien. */
export const Claims = z.object({
  sub: z.string().min(1).max(255),
  siret: z
    .string()
    .regex(/^\d{14}$/)
    .nullable()
    .catch(null),
  family_name: z.string().trim().max(100).catch(''),
  given_name: z.string().trim().max(100).catch(''),
  email: z.string().trim().max(254).catch(''),
})

/** Un lien d’invitation, tel que son adresse le porte. */
export const InvitationParams = z.object({ jeton: z.string().max(100) })

/** Ce que tape une personne invitée : son mot de passe, deux fois, et le premier code de son application. */
export const InvitationForm = z.object({
  jeton: z.string(manque).max(100),
  motDePasse: motDePasse('Choisissez un mot de passe.'),
  confirmation: z.string(manque).min(1, 'Retapez le mot de passe que vous avez choisi.').max(128, 'Retapez le mot de passe que vous avez choisi.'),
  code: StaffSignInForm.shape.code,
})

const trop = 'Ce texte est trop long\u00a0: gardez l’essentiel.'

/** Un champ que juge la règle d’un genre de champ des démarches : la même partout. @param vide la phrase quand rien n’est saisi. */
export const ruled = (kind: { understand: (raw: Raw, field: never, contexte: never) => Lecture }, vide: string) =>
  z
    .string(manque)
    .max(400, trop)
    .transform((saisie, ctx) => {
      if (saisie.trim() === '') {
        ctx.addIssue({ code: 'custom', message: vide })
        return z.NEVER
      }
      const lu = kind.understand(normalizeText(saisie, 'NFKC'), undefined as never, undefined as never)
      if (lu.ok) return String(lu.value)
      ctx.addIssue({ code: 'custom', message: lu.message })
      return z.NEVER
    })

/** Une fonction : des lettres, sans signe de commande ni signe invisible, qui ferait lire autre chose. */
export const label = (vide: string, max: number) =>
  z
    .string(manque)
    .trim()
    .min(1, vide)
    .max(max, trop)
    .regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>]*$/u, 'Ce texte contient un signe qui ne s’écrit pas dans un nom\u00a0: retapez-le.')
    .regex(/\p{L}/u, 'Il manque des lettres\u00a0: retapez-le.')

/** Un nom : la même chose, sans ce qui ferait une adresse ou un lien dans un courriel. */
export const name = (vide: string, max: number) => label(vide, max).regex(/^[^/\\:@]*$/, 'Un nom ne porte ni adresse ni lien\u00a0: retapez-le.')

const CHOIX_MOT_DE_PASSE = {
  motDePasse: motDePasse('Choisissez un mot de passe.'),
  confirmation: z.string(manque).max(128, 'Les deux mots de passe ne sont pas les mêmes\u00a0: retapez-les.'),
}

/** La première étape de l’inscription, telle qu’on la tape. */
export const InscriptionForm = z.object({
  civilite: z.enum(['madame', 'monsieur'], 'Choisissez «\u00a0Madame\u00a0» ou «\u00a0Monsieur\u00a0».'),
  nom: name('Saisissez votre nom, par exemple Petit.', 100),
  prenom: name('Saisissez votre prénom, par exemple Claire.', 100),
  telephone: ruled(phone, 'Saisissez un téléphone où vous joindre, par exemple 06 39 98 00 12.'),
  fonction: label('Saisissez votre fonction, comme sur votre signature d’e-mail.', 120),
  email: ruled(email, 'Saisissez votre adresse e-mail, par exemple claire.petit@exemple.fr.'),
  ...CHOIX_MOT_DE_PASSE,
  conditions: z.literal('oui', 'Cochez la case pour accepter les conditions d’utilisation.'),
  /** L’identité Net-entreprises de ce navigateur se reliera au compte. */
  arrivee: z.literal('oui').optional(),
})

/** Ce que tape une personne invitée dans un compte ou par un client : son mot de passe, deux fois, et les conditions. */
export const AccesInviteForm = z.object({
  jeton: InvitationForm.shape.jeton,
  ...CHOIX_MOT_DE_PASSE,
  conditions: z.literal('oui', 'Cochez la case pour accepter les conditions d’utilisation.'),
})

/** Le lien d’une inscription, tel que son adresse le porte. */
export const VerificationParams = z.object({ jeton: z.string().max(100) })

/** Ce qui prouve une adresse : le lien, et le mot de passe choisi avec lui. */
export const VerificationForm = z.object({
  jeton: z.string(manque).max(100),
  motDePasse: z
    .string(manque)
    .min(1, 'Saisissez le mot de passe choisi à l’inscription.')
    .max(128, 'Saisissez le mot de passe choisi à l’inscription.'),
})

/** La seconde étape : le SIREN (un SIRET ou des espaces conviennent) et le numéro entreprise. */
export const CertificationForm = z.object({
  siren: ruled(siren, 'Saisissez le SIREN de votre entreprise, par exemple 900 000 019.'),
  numero: z.string(manque).trim().min(1, 'Saisissez l’identifiant numéro entreprise, tel que le courrier l’écrit.').max(40, trop),
})

/** Le message de qui a épuisé ses essais. */
export const ReouvertureForm = z.object({
  siren: ruled(siren, 'Saisissez le SIREN de votre entreprise, par exemple 900 000 019.'),
  message: z
    .string(manque)
    .trim()
    .min(1, 'Dites en une phrase ce qui ne va pas\u00a0: le courrier que vous avez, ou ce que la page répond.')
    .max(600, 'Ce message est trop long\u00a0: gardez l’essentiel, en 600 caractères au plus.')
    .regex(/^[^\0]*$/, 'Ce message contient un signe qui ne s’écrit pas\u00a0: retapez-le.'),
})

const question = z.enum(Object.keys(QUESTIONS) as [keyof typeof QUESTIONS], 'Choisissez une question dans la liste.')
const reponse = z.string(manque).trim().min(1, 'Répondez à cette question.').max(200, 'Cette réponse est trop longue\u00a0: quelques mots suffisent.')

/** Les trois questions secrètes et leurs réponses. */
export const QuestionsForm = z.object({
  question1: question,
  reponse1: reponse,
  question2: question,
  reponse2: reponse,
  question3: question,
  reponse3: reponse,
})

/** « Mot de passe oublié ? » : l’identifiant, et par où continuer. */
export const OublieForm = z.object({
  identifiant: SignInForm.shape.identifiant,
  chemin: z.enum(['lien', 'questions'], 'Choisissez «\u00a0Recevoir un lien par email\u00a0» ou «\u00a0Répondre à vos questions secrètes\u00a0».'),
})

/** « Identifiant oublié ? » : une de ses entreprises, son nom, son prénom. */
export const IdentifiantForm = z.object({
  siren: ruled(siren, 'Saisissez le SIREN de votre entreprise, par exemple 900 000 019.'),
  nom: name('Saisissez votre nom, par exemple Petit.', 100),
  prenom: name('Saisissez votre prénom, par exemple Claire.', 100),
})

/** Les réponses à trois questions secrètes. */
export const ReponsesForm = z.object({ reponse1: reponse, reponse2: reponse, reponse3: reponse })

/** Un nouveau mot de passe, deux fois. */
export const NouveauForm = z.object(CHOIX_MOT_DE_PASSE)

/** Le même, par le lien reçu. */
export const LienForm = NouveauForm.extend({ jeton: z.string(manque).max(100) })

/** Un lien ouvert d’un bouton, sans autre champ. */
export const JetonForm = z.object({ jeton: z.string(manque).max(100) })

/** Ce que dit l’adresse de la page des questions : d’où l’on vient. */
export const QuestionsSearch = z.object({ fait: z.literal('certifiee').optional().catch(undefined) })

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
  /** Le secret d’une arrivée de Net-entreprises, à relier. */
  arrivee: z.string().max(60).optional(),
})

export type Credentials = z.infer<typeof Credentials>
