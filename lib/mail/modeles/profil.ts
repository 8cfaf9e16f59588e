import { formatDate, formatTime } from '@/lib/ground/date'
import { marque } from '@/lib/ground/marque'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import type { Contenu } from '../contenu'

const SINON = `Si ce n’était pas vous, fermez vos autres sessions, changez votre mot de passe et appelez-nous au ${marque.telephone}, ${marque.horaires}.`
const RAISON = 'avez un accès à l’espace client et cela touche sa sécurité'
const quandOf = (libelle: string, quand: Date) => [libelle, `${formatDate(quand)} à ${formatTime(quand)}`] as const

/** Prévient que quelqu’un vient d’entrer, avec le bon mot de passe, d’un appareil jamais vu pour cette personne. */
export const nouvelAppareil = ({ quand, appareil, lieu }: { quand: Date; appareil: string; lieu: string | null }): Contenu => ({
  sujet: `Connexion depuis un nouvel appareil\u00a0: ${appareil}`,
  apercu: 'Vérifiez que c’était vous.',
  titre: 'Connexion depuis un nouvel appareil',
  paragraphes: [
    'Votre espace vient d’être ouvert, avec votre mot de passe, d’un appareil d’où vous ne vous étiez pas encore connecté. Si c’était vous, il n’y a rien à faire.',
    SINON,
  ],
  faits: [quandOf('Ouvert le', quand), ['Appareil', appareil], ...(lieu ? [['Réseau', lieu] as const] : [])],
  bouton: { libelle: 'Voir mes sessions', chemin: routes.profilSessions() },
  raison: RAISON,
})

/** Confirme que le second facteur est activé. */
export const secondFacteurActive = ({ quand }: { quand: Date }): Contenu => ({
  sujet: 'Votre second facteur est activé',
  apercu: 'Un code à 6 chiffres sera demandé à chaque connexion.',
  titre: 'Votre second facteur est activé',
  paragraphes: [
    'Un code de votre application d’authentification sera demandé à chaque connexion, après votre mot de passe. Gardez vos 8 codes de secours à l’abri\u00a0: ils remplacent le téléphone perdu.',
    SINON,
  ],
  faits: [quandOf('Activé le', quand)],
  bouton: { libelle: 'Voir mon profil', chemin: routes.profil() },
  raison: RAISON,
})

/** Confirme que le second facteur est retiré. */
export const secondFacteurRetire = ({ quand }: { quand: Date }): Contenu => ({
  sujet: 'Votre second facteur est retiré',
  apercu: 'Votre mot de passe suffit de nouveau à entrer.',
  titre: 'Votre second facteur est retiré',
  paragraphes: ['Votre mot de passe suffit de nouveau à entrer, et vos codes de secours ne valent plus.', SINON],
  faits: [quandOf('Retiré le', quand)],
  bouton: { libelle: 'Voir mon profil', chemin: routes.profil() },
  raison: RAISON,
})

type Reglage = { compte: string; qui: string; quand: Date }

/** Prévient un membre que son compte demande désormais un second facteur. `active` : il en a déjà un, rien ne change pour lui. */
export const secondFacteurExige = ({ compte, qui, quand, active }: Reglage & { active: boolean }): Contenu => ({
  sujet: `${compte} demande un second facteur${active ? '\u00a0: le vôtre est déjà activé' : ''}`,
  apercu: active ? 'Le vôtre est déjà activé\u00a0: rien ne change pour vous.' : 'Vous l’activerez à votre prochaine connexion, en deux minutes.',
  titre: 'Votre compte demande un second facteur',
  paragraphes: [
    `${qui} demande à tous les utilisateurs de ce compte un code à 6 chiffres, en plus du mot de passe.`,
    active
      ? 'Le vôtre est déjà activé\u00a0: rien ne change pour vous, mais il ne se retire plus.'
      : 'À votre prochaine connexion, une page vous le fait activer avant toute autre\u00a0: gardez à portée le téléphone où vous installerez une application d’authentification. Vous pouvez aussi le faire dès maintenant.',
  ],
  faits: [['Compte', compte], quandOf('Demandé le', quand)],
  bouton: active
    ? { libelle: 'Voir mon profil', chemin: routes.profil() }
    : { libelle: 'Activer mon second facteur', chemin: routes.profilSecondFacteur() },
  raison: 'êtes utilisateur de ce compte',
})

/** Prévient un administrateur que son compte ne demande plus de second facteur. */
export const secondFacteurLibere = ({ compte, qui, quand }: Reglage): Contenu => ({
  sujet: `${compte} ne demande plus de second facteur`,
  apercu: `${qui} vient de le décider.`,
  titre: 'Votre compte ne demande plus de second facteur',
  paragraphes: [
    `${qui} vient de décider que ce compte ne le demande plus à ses utilisateurs. Ceux qui en ont un le gardent tant qu’ils ne le retirent pas.`,
    `Si ce n’est pas voulu, demandez-le de nouveau depuis «\u00a0Gestion des utilisateurs\u00a0», ou appelez-nous au ${marque.telephone}, ${marque.horaires}.`,
  ],
  faits: [['Compte', compte], quandOf('Changé le', quand)],
  bouton: { libelle: 'Ouvrir mon espace', chemin: routes.accueil() },
  raison: 'administrez ce compte',
})

/** Confirme que d’autres codes de secours sont tirés ; ils ne sont dans aucun courriel. */
export const codesSecours = ({ quand }: { quand: Date }): Contenu => ({
  sujet: 'Vos codes de secours sont remplacés',
  apercu: 'Ceux d’avant ne valent plus.',
  titre: 'Vos codes de secours sont remplacés',
  paragraphes: ['Huit autres codes de secours viennent d’être tirés depuis votre profil. Ceux d’avant ne valent plus.', SINON],
  faits: [quandOf('Remplacés le', quand)],
  bouton: { libelle: 'Voir mon profil', chemin: routes.profil() },
  raison: RAISON,
})

/** Prévient qu’un code de secours vient d’ouvrir l’espace, et dit combien il en reste. */
export const codeSecoursUtilise = ({ quand, restants }: { quand: Date; restants: number }): Contenu => ({
  sujet: 'Un code de secours vient de servir',
  apercu: `Il vous en reste ${restants}.`,
  titre: 'Un code de secours vient de servir',
  paragraphes: [
    `Votre espace a été ouvert avec votre mot de passe et l’un de vos codes de secours. Il vous reste ${plural(restants, 'code')}\u00a0: tirez-en d’autres depuis votre profil quand ils s’épuisent.`,
    SINON,
  ],
  faits: [quandOf('Ouvert le', quand)],
  bouton: { libelle: 'Voir mon profil', chemin: routes.profil() },
  raison: RAISON,
})

/** Confirme que le compte est fermé, et dit quand ses données s’effacent. */
export const compteFerme = ({ quand, effacerLe }: { quand: Date; effacerLe: Date }): Contenu => ({
  sujet: 'Votre compte est fermé',
  apercu: 'Vos données s’effacent dans 30 jours.',
  titre: 'Votre compte est fermé',
  paragraphes: [
    'Vous n’êtes plus membre d’aucun compte, et vos sessions sont fermées. Vos données s’effaceront au jour dit\u202f; ce que vous avez envoyé reste aux entreprises, à votre nom.',
    `Si ce n’était pas vous, appelez-nous avant ce jour au ${marque.telephone}, ${marque.horaires}.`,
  ],
  faits: [quandOf('Fermé le', quand), ['Données effacées le', formatDate(effacerLe)]],
  bouton: { libelle: 'Ce que nous gardons, et pourquoi', chemin: '/donnees-personnelles' },
  raison: 'aviez un accès à l’espace client',
})
