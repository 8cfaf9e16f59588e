import { formatDate, formatTime } from '@/lib/ground/date'
import { marque } from '@/lib/ground/marque'
import { routes } from '@/lib/ground/routes'
import { jetonEnAttente } from '@/lib/identite/jeton'
import type { Contenu } from '../contenu'

const APPELEZ = `appelez-nous au ${marque.telephone}, ${marque.horaires}.`
const RAISON = 'avez un accès à l’espace client et cela touche sa sécurité'
const quandOf = (libelle: string, quand: Date) => [libelle, `${formatDate(quand)} à ${formatTime(quand)}`] as const

/** Prouve la nouvelle adresse d’un compte ; le secret du lien n’y est mis qu’au départ. */
export const adresseAConfirmer = ({ changementId, expireLe }: { changementId: string; expireLe: Date }): Contenu => ({
  sujet: 'Confirmez votre nouvelle adresse',
  apercu: 'Elle devient votre identifiant dès que vous ouvrez ce lien.',
  titre: 'Confirmez votre nouvelle adresse',
  paragraphes: [
    'Vous avez demandé que cette adresse devienne votre identifiant. Ouvrez ce lien, et redonnez-y votre mot de passe\u00a0: rien ne change avant. Il ne sert qu’une fois.',
    `Si vous n’avez rien demandé, ne faites rien\u00a0: cette adresse n’est liée à aucun compte. Un doute\u202f? ${APPELEZ}`,
  ],
  faits: [quandOf('Valable jusqu’au', expireLe)],
  bouton: { libelle: 'Confirmer cette adresse', chemin: routes.adresseConfirmation(jetonEnAttente(changementId)) },
  raison: 'avez donné cette adresse comme nouvel identifiant',
})

type Quittee = { annulationId: string; annulableLe: Date; nouvelle: string; quand: Date }

const boutonOf = ({ annulationId }: Quittee) => ({
  libelle: 'Ce n’était pas moi\u00a0: annuler',
  chemin: routes.adresseAnnulation(jetonEnAttente(annulationId)),
})

/** Prévient l’adresse d’aujourd’hui qu’une autre est demandée, et lui donne de quoi l’annuler. */
export const adresseDemandee = (d: Quittee): Contenu => ({
  sujet: 'Un changement d’adresse est demandé pour votre compte',
  apercu: 'Si ce n’était pas vous, annulez-le d’ici.',
  titre: 'Un changement d’adresse est demandé',
  paragraphes: [
    'Votre identifiant deviendra cette autre adresse dès qu’elle sera confirmée. Si c’était vous, il n’y a rien à faire ici.',
    `Si ce n’était pas vous, annulez\u00a0: quelqu’un connaît votre mot de passe, et ce lien vous en fait choisir un autre. Un doute\u202f? ${APPELEZ}`,
  ],
  faits: [['Nouvelle adresse', d.nouvelle], quandOf('Demandé le', d.quand), quandOf('Annulable jusqu’au', d.annulableLe)],
  bouton: boutonOf(d),
  raison: RAISON,
})

/** Confirme à la nouvelle adresse qu’elle est désormais l’identifiant. */
export const adresseChangee = ({ quand }: { quand: Date }): Contenu => ({
  sujet: 'Votre identifiant est désormais cette adresse',
  apercu: 'Connectez-vous avec elle.',
  titre: 'Votre adresse est changée',
  paragraphes: [
    'Cette adresse est désormais votre identifiant, et celle où nous vous écrivons. Vos sessions ouvertes sont fermées\u00a0: connectez-vous avec elle, et le même mot de passe.',
    `Si ce n’était pas vous, ${APPELEZ}`,
  ],
  faits: [quandOf('Changée le', quand)],
  bouton: { libelle: 'Me connecter', chemin: routes.connexion() },
  raison: 'venez de changer d’adresse',
})

/** Prévient l’ancienne adresse qu’elle n’est plus l’identifiant, et lui donne trois jours pour l’annuler. */
export const adresseQuittee = (d: Quittee): Contenu => ({
  sujet: 'Cette adresse n’est plus votre identifiant',
  apercu: 'Si ce n’était pas vous, vous avez trois jours pour l’annuler.',
  titre: 'Votre adresse est changée',
  paragraphes: [
    'Votre identifiant est désormais une autre adresse. Si c’était vous, il n’y a rien à faire ici, et nous n’écrirons plus à celle-ci.',
    `Si ce n’était pas vous, annulez\u00a0: vous retrouvez votre adresse, toutes les sessions se ferment, et ce lien vous fait choisir un autre mot de passe. Un doute\u202f? ${APPELEZ}`,
  ],
  faits: [['Nouvelle adresse', d.nouvelle], quandOf('Changée le', d.quand), quandOf('Annulable jusqu’au', d.annulableLe)],
  bouton: boutonOf(d),
  raison: RAISON,
})
