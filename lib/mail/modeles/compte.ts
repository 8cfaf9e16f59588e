import { formatDate, formatTime } from '@/lib/ground/date'
import { marque } from '@/lib/ground/marque'
import { formatSiren } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import { jetonEnAttente } from '@/lib/identite/jeton'
import type { Contenu } from '../contenu'

const APPELEZ = `appelez-nous au ${marque.telephone}, ${marque.horaires}.`

/** Prouve l’adresse d’une inscription ; le secret du lien n’y est mis qu’au départ. */
export function inscription({ inscriptionId, expireLe }: { inscriptionId: string; expireLe: Date }): Contenu {
  return {
    sujet: `Confirmez votre adresse pour créer votre compte ${marque.nom}`,
    apercu: 'Ouvrez ce lien, puis certifiez votre entreprise.',
    titre: 'Confirmez votre adresse',
    paragraphes: [
      'Vous avez commencé la création de votre compte. Ce lien prouve que cette adresse est la vôtre\u00a0; le mot de passe que vous avez choisi vous y sera demandé.',
      'Ensuite vient la certification\u00a0: ayez sous la main un courrier de gestion, ou la lettre d’accompagnement du certificat d’adhésion.',
      `Si vous n’avez rien demandé, ne faites rien\u00a0: aucun compte n’est créé. Un doute\u202f? ${APPELEZ}`,
    ],
    faits: [['Valable jusqu’au', `${formatDate(expireLe)} à ${formatTime(expireLe)}`]],
    bouton: { libelle: 'Confirmer mon adresse', chemin: routes.inscriptionVerification(jetonEnAttente(inscriptionId)) },
    raison: 'avez donné cette adresse en créant un compte',
  }
}

/** Dit à qui a déjà un compte que quelqu’un vient d’en demander un avec son adresse : rien n’est créé ni changé. */
export function compteExistant({ quand }: { quand: Date }): Contenu {
  return {
    sujet: `Vous avez déjà un compte ${marque.nom}`,
    apercu: 'Connectez-vous, ou choisissez un nouveau mot de passe.',
    titre: 'Vous avez déjà un compte',
    paragraphes: [
      'Une inscription vient d’être demandée avec votre adresse. Elle a déjà un compte\u00a0: connectez-vous avec elle et votre mot de passe. Rien n’a été créé ni changé.',
      `Si ce n’était pas vous, il n’y a rien à faire. Un doute\u202f? ${APPELEZ}`,
    ],
    faits: [['Demandée le', `${formatDate(quand)} à ${formatTime(quand)}`]],
    bouton: { libelle: 'Me connecter', chemin: routes.connexion() },
    raison: 'avez un compte à cette adresse',
  }
}

/** Ce que l’on dit d’une entreprise. */
type Entreprise = { siren: string; raisonSociale: string }

const faitsOf = ({ siren, raisonSociale }: Entreprise) => [['Entreprise', `${raisonSociale}, SIREN ${formatSiren(siren)}`]] as const

/** Accueille qui vient de créer son compte. */
export function bienvenue(entreprise: Entreprise): Contenu {
  return {
    sujet: `Votre compte est créé\u00a0: ${entreprise.raisonSociale}`,
    apercu: 'Votre entreprise est certifiée, vos démarches en ligne vous attendent.',
    titre: 'Votre compte est créé',
    paragraphes: [
      'Votre entreprise est certifiée et vous administrez son compte. Vous pouvez maintenant accéder à tous vos services et démarches en ligne.',
      'Si vous ne l’avez pas encore fait, personnalisez vos questions secrètes\u00a0: elles vous rendent votre accès sans appeler.',
      `Si ce n’était pas vous, ${APPELEZ}`,
    ],
    faits: faitsOf(entreprise),
    bouton: { libelle: 'Ouvrir mon espace', chemin: routes.entreprise(entreprise.siren) },
    raison: 'venez de créer ce compte',
  }
}

/** Prévient les administrateurs d’une entreprise qu’un autre compte vient de la certifier. */
export function entreprisePartagee(entreprise: Entreprise & { quand: Date; qui: string }): Contenu {
  return {
    sujet: `Un autre compte a certifié ${entreprise.raisonSociale}`,
    apercu: 'Quelqu’un suit désormais cette entreprise depuis un autre compte.',
    titre: 'Votre entreprise est suivie depuis un autre compte',
    paragraphes: [
      `${entreprise.qui} vient de certifier cette entreprise, avec son numéro entreprise, dans un compte qui n’est pas le vôtre. Votre compte ne change pas.`,
      `Si cette personne n’a pas à suivre l’entreprise, ${APPELEZ}`,
    ],
    faits: [...faitsOf(entreprise), ['Certifiée le', `${formatDate(entreprise.quand)} à ${formatTime(entreprise.quand)}`]],
    bouton: { libelle: 'Voir mon entreprise', chemin: routes.entreprise(entreprise.siren) },
    raison: 'administrez un compte de cette entreprise',
  }
}

/** Dit à ceux d’un compte qu’une entreprise vient d’y entrer. */
export function entrepriseAjoutee(entreprise: Entreprise & { quand: Date; qui: string }): Contenu {
  return {
    sujet: `${entreprise.raisonSociale} est ajoutée à votre compte`,
    apercu: `${entreprise.qui} l’a certifiée avec son numéro entreprise.`,
    titre: 'Une entreprise de plus dans votre compte',
    paragraphes: [
      `${entreprise.qui} vient d’ajouter cette entreprise à votre compte. Ceux dont les droits portent sur l’ensemble du portefeuille y ont accès dès maintenant.`,
      `Si elle n’a pas à y être, supprimez-la depuis «\u00a0Gestion des entreprises\u00a0», ou ${APPELEZ}`,
    ],
    faits: [...faitsOf(entreprise), ['Ajoutée le', `${formatDate(entreprise.quand)} à ${formatTime(entreprise.quand)}`]],
    bouton: { libelle: 'Ouvrir cette entreprise', chemin: routes.entreprise(entreprise.siren) },
    raison: 'administrez ce compte',
  }
}

/** Dit à ceux d’un compte qu’une entreprise vient d’en sortir. */
export function entrepriseSupprimee(entreprise: Entreprise & { quand: Date; qui: string }): Contenu {
  return {
    sujet: `${entreprise.raisonSociale} n’est plus dans votre compte`,
    apercu: `${entreprise.qui} l’en a supprimée.`,
    titre: 'Une entreprise de moins dans votre compte',
    paragraphes: [
      `${entreprise.qui} vient de supprimer cette entreprise de votre compte\u00a0: vous n’y avez plus accès depuis ce compte. Rien n’est effacé, et ses demandes en cours restent traitées.`,
      `Si c’est une erreur, un administrateur peut l’ajouter de nouveau avec son identifiant numéro entreprise. Un doute\u202f? ${APPELEZ}`,
    ],
    faits: [...faitsOf(entreprise), ['Supprimée le', `${formatDate(entreprise.quand)} à ${formatTime(entreprise.quand)}`]],
    bouton: { libelle: 'Ouvrir mon espace', chemin: routes.accueil() },
    raison: 'y aviez accès',
  }
}

/** Prévient les administrateurs d’une entreprise que trop de numéros faux ont été essayés pour elle. */
export function certificationFermee(entreprise: Entreprise & { quand: Date }): Contenu {
  return {
    sujet: `Des numéros faux ont été essayés pour ${entreprise.raisonSociale}`,
    apercu: 'Personne ne peut plus certifier cette entreprise aujourd’hui.',
    titre: 'Trop de numéros entreprise faux',
    paragraphes: [
      'Quelqu’un a essayé de certifier votre entreprise avec des numéros qui ne sont pas le sien. Personne ne peut plus l’essayer aujourd’hui\u00a0; votre compte ne change pas.',
      `Si un collègue cherche à créer son compte, invitez-le plutôt dans le vôtre. Un doute\u202f? ${APPELEZ}`,
    ],
    faits: [...faitsOf(entreprise), ['Constaté le', `${formatDate(entreprise.quand)} à ${formatTime(entreprise.quand)}`]],
    bouton: { libelle: 'Voir mon entreprise', chemin: routes.entreprise(entreprise.siren) },
    raison: 'administrez un compte de cette entreprise',
  }
}

/** Répond à qui avait écrit ne plus pouvoir certifier son entreprise. */
export function certificationRouverte({ siren }: { siren: string }): Contenu {
  return {
    sujet: 'Vous pouvez de nouveau certifier votre entreprise',
    apercu: 'Vos essais sont rendus\u00a0: reprenez avec le courrier sous les yeux.',
    titre: 'La certification est rouverte',
    paragraphes: [
      'Vous nous avez écrit que la certification de votre entreprise n’aboutissait plus. Vos essais vous sont rendus\u00a0: reprenez, un courrier de gestion ou la lettre d’accompagnement du certificat d’adhésion sous les yeux.',
      'Le numéro entreprise y est entouré sur le dessin de la page. Une lettre O et un zéro se ressemblent\u00a0: recopiez-le signe à signe.',
      `Si vous n’avez rien écrit, ${APPELEZ}`,
    ],
    faits: [['SIREN', formatSiren(siren)]],
    bouton: { libelle: 'Certifier mon entreprise', chemin: routes.certification() },
    raison: 'nous avez écrit pour rouvrir la certification de votre entreprise',
  }
}

/** Confirme à une personne que ses questions secrètes viennent de changer. */
export function questionsChangees({ quand }: { quand: Date }): Contenu {
  return {
    sujet: 'Vos questions secrètes sont enregistrées',
    apercu: 'Elles vous rendent votre accès sans appeler.',
    titre: 'Vos questions secrètes sont enregistrées',
    paragraphes: [
      'Vos trois questions secrètes et leurs réponses viennent d’être choisies. Elles vous serviront si vous oubliez votre identifiant ou votre mot de passe.',
      `Si ce n’était pas vous, changez votre mot de passe et ${APPELEZ}`,
    ],
    faits: [['Choisies le', `${formatDate(quand)} à ${formatTime(quand)}`]],
    bouton: { libelle: 'Voir mon profil', chemin: routes.profil() },
    raison: 'venez de choisir vos questions secrètes',
  }
}
