/// <reference types="next/image-types/global" />
import type { StaticImageData } from 'next/image'
import creationAccueil from './creation-accueil.webp'
import creationSeCreerUnCompte from './creation-se-creer-un-compte.webp'
import creationFormulaire from './creation-formulaire.webp'
import creationVerification from './creation-verification.webp'
import creationCertification from './creation-certification.webp'
import creationQuestions from './creation-questions.webp'
import creationBienvenue from './creation-bienvenue.webp'
import connexionPage from './connexion-page.webp'
import connexionIdentifiantOublie from './connexion-identifiant-oublie.webp'
import connexionQuestionsSecretes from './connexion-questions-secretes.webp'
import connexionIdentifiant from './connexion-identifiant.webp'
import connexionMotDePasseOublie from './connexion-mot-de-passe-oublie.webp'
import connexionNouveauMotDePasse from './connexion-nouveau-mot-de-passe.webp'
import connexionChange from './connexion-change.webp'

/** Une étape d’un guide : la capture d’un vrai écran, faite par les essais, et le texte de la référence en légende. */
export type EtapeGuide = { nom: string; image: StaticImageData; legende: string; decrit: string }
export type Guide = { id: string; titre: string; chapeau: string; etapes: readonly EtapeGuide[] }

/** Les guides de « Tout savoir sur votre espace client ». */
export const GUIDES: readonly Guide[] = [
  {
    id: 'creation',
    titre: 'Création de compte',
    chapeau: 'Pour créer votre espace client Carcept Prev, c’est très simple.',
    etapes: [
      {
        nom: 'creation-accueil',
        image: creationAccueil,
        legende: 'Rendez-vous sur carcept-prev.fr, et cliquez sur «\u00a0Espace client Entreprise\u00a0».',
        decrit: 'La page «\u00a0Espace client Entreprise\u00a0», avec ses deux entrées\u00a0: se connecter, se créer un compte',
      },
      {
        nom: 'creation-se-creer-un-compte',
        image: creationSeCreerUnCompte,
        legende: 'Cliquez sur «\u00a0Se créer un compte\u00a0». Vous pouvez créer votre compte client Carcept Prev, en 2 étapes.',
        decrit: 'La page «\u00a0Se créer un compte\u00a0» et ce qu’il faut avoir sous la main',
      },
      {
        nom: 'creation-formulaire',
        image: creationFormulaire,
        legende: 'Complétez le formulaire d’inscription. Les données recueillies sont confidentielles et sécurisées.',
        decrit: 'Le formulaire d’inscription rempli\u00a0: identité, téléphone, fonction, adresse e-mail et mot de passe',
      },
      {
        nom: 'creation-verification',
        image: creationVerification,
        legende: 'Ouvrez le lien reçu par e-mail\u00a0: il prouve que l’adresse est à vous.',
        decrit: 'La page ouverte par le lien, qui demande le mot de passe choisi',
      },
      {
        nom: 'creation-certification',
        image: creationCertification,
        legende: 'Saisissez les informations demandées pour certifier votre compte.',
        decrit: 'La certification\u00a0: SIREN, identifiant numéro entreprise, et le dessin de l’endroit où il se lit',
      },
      {
        nom: 'creation-questions',
        image: creationQuestions,
        legende:
          'Votre compte est créé\u00a0! Pour sécuriser votre compte et accéder à l’ensemble de vos services, n’oubliez pas de personnaliser vos questions secrètes.',
        decrit: 'Le choix de trois questions secrètes, le compte étant créé',
      },
      {
        nom: 'creation-bienvenue',
        image: creationBienvenue,
        legende: 'Bienvenue sur votre espace client. Vous pouvez maintenant accéder à tous vos services et démarches en ligne.',
        decrit: 'La page d’accueil de l’entreprise',
      },
    ],
  },
  {
    id: 'connexion',
    titre: 'Connexion',
    chapeau: 'Si vous avez oublié votre mot de passe ou votre identifiant, voici comment vous connecter à votre espace client.',
    etapes: [
      {
        nom: 'connexion-page',
        image: connexionPage,
        legende: 'Avec votre compte Carcept Prev\u00a0: saisissez votre identifiant et votre mot de passe.',
        decrit: 'La page de connexion',
      },
      {
        nom: 'connexion-identifiant-oublie',
        image: connexionIdentifiantOublie,
        legende:
          'Si vous avez oublié votre identifiant, cliquez sur «\u00a0Identifiant oublié\u00a0?\u00a0». Renseignez le SIREN de votre entreprise, votre nom et prénom et cliquez sur «\u00a0Se connecter\u00a0».',
        decrit: '«\u00a0Identifiant oublié\u00a0?\u00a0»\u00a0: SIREN, nom et prénom',
      },
      {
        nom: 'connexion-questions-secretes',
        image: connexionQuestionsSecretes,
        legende: 'Pour des raisons de sécurité, répondez à vos 3 questions secrètes et confirmez.',
        decrit: 'Les trois questions secrètes',
      },
      {
        nom: 'connexion-identifiant',
        image: connexionIdentifiant,
        legende: 'Votre identifiant vous est restitué à l’écran.',
        decrit: 'L’identifiant, montré à l’écran',
      },
      {
        nom: 'connexion-mot-de-passe-oublie',
        image: connexionMotDePasseOublie,
        legende:
          'Si vous avez oublié votre mot de passe, cliquez sur «\u00a0Mot de passe oublié\u00a0?\u00a0». Renseignez l’adresse e-mail que vous avez choisie comme identifiant, puis recevez un lien par email valide pendant 3 heures, ou répondez à vos questions secrètes.',
        decrit: '«\u00a0Mot de passe oublié\u00a0?\u00a0»\u00a0: l’identifiant, et les deux solutions',
      },
      {
        nom: 'connexion-nouveau-mot-de-passe',
        image: connexionNouveauMotDePasse,
        legende:
          'Choisissez un nouveau mot de passe, vérifiez qu’il respecte les critères de sécurité, ressaisissez-le une deuxième fois et cliquez sur le bouton «\u00a0Confirmer\u00a0».',
        decrit: 'Le choix d’un nouveau mot de passe et ses critères',
      },
      {
        nom: 'connexion-change',
        image: connexionChange,
        legende: 'Votre mot de passe a bien été changé. Vous pouvez maintenant vous connecter à votre espace client.',
        decrit: 'La page de connexion, qui confirme le changement',
      },
    ],
  },
]
