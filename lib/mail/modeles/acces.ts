import { formatDate, formatTime } from '@/lib/ground/date'
import { marque } from '@/lib/ground/marque'
import { routes } from '@/lib/ground/routes'
import { jetonEnAttente } from '@/lib/identite/jeton'
import type { Contenu } from '../contenu'

const APPELEZ = `appelez-nous au ${marque.telephone}, ${marque.horaires}.`
const quandOf = (libelle: string, quand: Date) => [[libelle, `${formatDate(quand)} à ${formatTime(quand)}`]] as const

/** Le lien qui fait choisir un nouveau mot de passe ; son secret n’y est mis qu’au départ. */
export const lienMotDePasse = ({ jetonId, expireLe }: { jetonId: string; expireLe: Date }): Contenu => ({
  sujet: 'Choisir un nouveau mot de passe',
  apercu: 'Ce lien vaut trois heures et ne sert qu’une fois.',
  titre: 'Choisissez un nouveau mot de passe',
  paragraphes: [
    'Ce lien vous fait choisir un nouveau mot de passe. Il ne sert qu’une fois, et n’est que pour vous\u00a0: ne le transférez pas. Rien ne change tant que vous n’avez pas confirmé le nouveau.',
    `Si vous n’avez rien demandé, ne faites rien\u00a0: votre mot de passe reste le même. Un doute\u202f? ${APPELEZ}`,
  ],
  faits: quandOf('Valable jusqu’au', expireLe),
  bouton: { libelle: 'Choisir mon mot de passe', chemin: routes.motDePasseLien(jetonEnAttente(jetonId)) },
  raison: 'avez demandé un nouveau mot de passe',
})

/** Confirme qu’un mot de passe vient de changer ; `profil` : d’une session qui reste ouverte. */
export const motDePasseChange = ({ quand, profil }: { quand: Date; profil: boolean }): Contenu => ({
  sujet: profil ? 'Vous avez changé votre mot de passe' : 'Votre mot de passe a bien été changé',
  apercu: profil ? 'Vos autres sessions sont fermées.' : 'Toutes les sessions ouvertes sont fermées.',
  titre: 'Votre mot de passe a bien été changé',
  paragraphes: [
    profil
      ? 'Il a été changé depuis votre profil, avec celui d’avant. Vos autres sessions sont fermées.'
      : 'Vous pouvez vous connecter avec le nouveau. Toutes les sessions qui étaient ouvertes sont fermées.',
    `Si ce n’était pas vous, choisissez-en aussitôt un autre par «\u00a0Mot de passe oublié\u202f?\u00a0» et ${APPELEZ}`,
  ],
  faits: quandOf('Changé le', quand),
  bouton: { libelle: 'Me connecter', chemin: routes.connexion() },
  raison: 'venez de changer votre mot de passe',
})

/** Prévient que l’identifiant vient d’être montré à qui a répondu aux questions secrètes. */
export const identifiantMontre = ({ quand }: { quand: Date }): Contenu => ({
  sujet: 'Votre identifiant vient d’être affiché',
  apercu: 'Vos trois questions secrètes ont reçu les bonnes réponses.',
  titre: 'Votre identifiant vient d’être affiché',
  paragraphes: [
    'Quelqu’un a donné votre nom, une de vos entreprises et les trois bonnes réponses à vos questions secrètes\u00a0: votre identifiant s’est affiché sur son écran.',
    `Si ce n’était pas vous, changez vos questions secrètes et ${APPELEZ}`,
  ],
  faits: quandOf('Affiché le', quand),
  bouton: { libelle: 'Me connecter', chemin: routes.connexion() },
  raison: 'avez un accès à l’espace client et cela touche sa sécurité',
})

/** Prévient qu’une identité de Net-entreprises ouvre désormais ce compte. */
export const netEntreprisesRelie = ({ quand }: { quand: Date }): Contenu => ({
  sujet: 'Net-entreprises ouvre maintenant votre espace client',
  apercu: 'Une identité Net-entreprises vient d’être reliée à votre compte.',
  titre: 'Net-entreprises est relié à votre compte',
  paragraphes: [
    'Une identité Net-entreprises vient d’être reliée à votre compte Carcept Prev\u00a0: elle vous y connecte sans votre mot de passe, qui marche toujours.',
    `Si ce n’était pas vous, changez votre mot de passe et ${APPELEZ}`,
  ],
  faits: quandOf('Relié le', quand),
  bouton: { libelle: 'Me connecter', chemin: routes.connexion() },
  raison: 'avez un accès à l’espace client et cela touche sa sécurité',
})

/** Confirme que Net-entreprises n’ouvre plus ce compte. */
export const netEntreprisesDelie = ({ quand }: { quand: Date }): Contenu => ({
  sujet: 'Net-entreprises n’ouvre plus votre espace client',
  apercu: 'Votre identifiant et votre mot de passe vous y connectent toujours.',
  titre: 'Net-entreprises n’est plus relié à votre compte',
  paragraphes: [
    'Net-entreprises ne vous connecte plus à votre compte Carcept Prev\u00a0: votre identifiant et votre mot de passe le font toujours. Vous pourrez le relier de nouveau en choisissant Net-entreprises à la connexion.',
    `Si ce n’était pas vous, changez votre mot de passe et ${APPELEZ}`,
  ],
  faits: quandOf('Délié le', quand),
  bouton: { libelle: 'Voir mon profil', chemin: routes.profil() },
  raison: 'avez un accès à l’espace client et cela touche sa sécurité',
})

/** Prévient que trop de réponses fausses ferment le chemin des questions secrètes, et lui seul. */
export const questionsFermees = ({ quand }: { quand: Date }): Contenu => ({
  sujet: 'Des réponses fausses ont été données à vos questions secrètes',
  apercu: 'Ce chemin se ferme pour aujourd’hui, votre compte reste ouvert.',
  titre: 'Vos questions secrètes ne répondent plus aujourd’hui',
  paragraphes: [
    'Trop de réponses fausses ont été données\u00a0: vos questions secrètes n’ouvrent plus rien pendant 24 heures. Votre compte, votre mot de passe et le lien par e-mail marchent comme avant.',
    `Si ce n’était pas vous, changez vos questions secrètes dans votre profil. Un doute\u202f? ${APPELEZ}`,
  ],
  faits: quandOf('Fermées le', quand),
  bouton: { libelle: 'Me connecter', chemin: routes.connexion() },
  raison: 'avez un accès à l’espace client et cela touche sa sécurité',
})
