/// <reference types="next/image-types/global" />
import type { StaticImageData } from 'next/image'
import presentationFenetre from './presentation-fenetre.webp'
import presentationAccueil from './presentation-accueil.webp'
import presentationMenu from './presentation-menu.webp'
import presentationEntreprises from './presentation-entreprises.webp'
import presentationDsn from './presentation-dsn.webp'
import presentationComptesRendus from './presentation-comptes-rendus.webp'
import presentationDocuments from './presentation-documents.webp'
import presentationContrat from './presentation-contrat.webp'
import presentationOffres from './presentation-offres.webp'
import presentationUnivers from './presentation-univers.webp'
import presentationRetraite from './presentation-retraite.webp'
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
import demarchesCatalogue from './demarches-catalogue.webp'
import demarchesContact from './demarches-contact.webp'
import demarchesRecapitulatif from './demarches-recapitulatif.webp'
import demarchesEnvoyee from './demarches-envoyee.webp'
import demarchesMesDemandes from './demarches-mes-demandes.webp'
import demarchesFil from './demarches-fil.webp'
import demarchesCourriers from './demarches-courriers.webp'
import demarchesRecherche from './demarches-recherche.webp'
import administrationAccueil from './administration-accueil.webp'
import administrationEntreprises from './administration-entreprises.webp'
import administrationSiren from './administration-siren.webp'
import administrationCertification from './administration-certification.webp'
import administrationAjoutee from './administration-ajoutee.webp'
import administrationFiche from './administration-fiche.webp'
import administrationSupprimer from './administration-supprimer.webp'
import administrationUtilisateur from './administration-utilisateur.webp'
import administrationHabilitations from './administration-habilitations.webp'
import administrationAttente from './administration-attente.webp'
import administrationModifier from './administration-modifier.webp'
import administrationExpert from './administration-expert.webp'
import administrationExpertDroits from './administration-expert-droits.webp'
import administrationExpertAttente from './administration-expert-attente.webp'
import administrationSupprimerExpert from './administration-supprimer-expert.webp'

/** Une étape d’un guide : la capture d’un vrai écran, faite par les essais, et le texte de la référence en légende. */
export type EtapeGuide = { nom: string; image: StaticImageData; legende: string; decrit: string }
export type Guide = { id: string; titre: string; chapeau: string; etapes: readonly EtapeGuide[] }

/** Les guides de « Tout savoir sur votre espace client ». */
export const GUIDES: readonly Guide[] = [
  {
    id: 'presentation',
    titre: 'Présentation de votre espace client',
    chapeau: 'Découvrez votre espace client et ses fonctionnalités\u00a0: santé, prévoyance et retraite, pour tous vos SIREN.',
    etapes: [
      {
        nom: 'presentation-fenetre',
        image: presentationFenetre,
        legende:
          'À votre première connexion, une petite fenêtre de présentation apparaît pour vous faciliter la prise en main. Elle se revoit ensuite depuis «\u00a0?\u00a0».',
        decrit: 'La présentation\u00a0: quatre écrans, leur image et leur phrase',
      },
      {
        nom: 'presentation-accueil',
        image: presentationAccueil,
        legende:
          'Vous voici sur la page d’accueil\u00a0: ce qui vous attend, puis les univers, les services et les rubriques selon la couverture de l’entreprise. Le logo, en haut à gauche, y ramène à tout moment.',
        decrit: 'L’accueil d’une entreprise\u00a0: ses choses à faire, ses rubriques, ses échéances',
      },
      {
        nom: 'presentation-menu',
        image: presentationMenu,
        legende:
          'Sous votre nom, en haut à droite, un menu mène à votre profil, à vos notifications, à l’administration du compte, et vous déconnecte.',
        decrit: 'Le menu ouvert sous le nom',
      },
      {
        nom: 'presentation-entreprises',
        image: presentationEntreprises,
        legende:
          'Si vous gérez plusieurs entreprises sur le même compte, la liste déroulante «\u00a0SIREN - Raison sociale\u00a0» choisit celle que vous souhaitez gérer.',
        decrit: 'La liste des entreprises, ouverte',
      },
      {
        nom: 'presentation-dsn',
        image: presentationDsn,
        legende: '«\u00a0DSN Santé / Prévoyance\u00a0» mène à vos fiches de paramétrage DSN et à vos comptes rendus métier DSN.',
        decrit: 'La rubrique DSN\u00a0: la dernière fiche et les comptes rendus',
      },
      {
        nom: 'presentation-comptes-rendus',
        image: presentationComptesRendus,
        legende: 'Chaque compte rendu dit ce qui est à corriger, par cause\u00a0: la valeur trouvée, la valeur attendue, et la rubrique.',
        decrit: 'Les comptes rendus métier\u00a0: douze mois, puis une cause',
      },
      {
        nom: 'presentation-documents',
        image: presentationDocuments,
        legende: '«\u00a0Documents Santé / Prévoyance\u00a0» remonte des documents d’informations. Ceux qui ne sont pas lus sont en gras.',
        decrit: 'Les documents de l’entreprise, par univers',
      },
      {
        nom: 'presentation-contrat',
        image: presentationContrat,
        legende: '«\u00a0Contrats Santé / Prévoyance\u00a0» remonte la liste de vos contrats avec les documents associés.',
        decrit: 'Un contrat, ses garanties en clair',
      },
      {
        nom: 'presentation-offres',
        image: presentationOffres,
        legende: '«\u00a0Offres et services\u00a0» mène aux services inclus dans vos contrats et aux solutions pour enrichir votre couverture.',
        decrit: 'Les services compris et les solutions en plus',
      },
      {
        nom: 'presentation-univers',
        image: presentationUnivers,
        legende:
          'Dans les univers Santé et Prévoyance, retrouvez votre centre de gestion, vos contrats, vos documents et la fiche de paramétrage DSN.',
        decrit: 'L’univers Prévoyance et son centre de gestion',
      },
      {
        nom: 'presentation-retraite',
        image: presentationRetraite,
        legende:
          'Dans l’univers Retraite, «\u00a0Accès à mes services\u00a0» mène à l’ensemble des services de l’Agirc-Arrco\u00a0: adhésion, recouvrement, fiabilisation, codification, paiement en ligne.',
        decrit: 'L’univers Retraite et ses services',
      },
    ],
  },
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
    id: 'demarches',
    titre: 'Vos démarches en ligne',
    chapeau: 'Votre entreprise est couverte en prévoyance\u00a0? Accédez à vos démarches en ligne depuis votre espace client.',
    etapes: [
      {
        nom: 'demarches-catalogue',
        image: demarchesCatalogue,
        legende: 'Sélectionnez le formulaire correspondant à votre demande. La bibliothèque, à côté, tient la documentation liée à vos services.',
        decrit: 'Le catalogue «\u00a0Mes démarches en ligne\u00a0», et sa recherche',
      },
      {
        nom: 'demarches-contact',
        image: demarchesContact,
        legende:
          'Prenons le formulaire de contact\u00a0: sélectionnez le domaine, le thème et le motif de votre demande, et rédigez votre message. Ce qui peut déjà y répondre se lit avant.',
        decrit: 'Le choix en trois colonnes, et ce qui se lit avant d’écrire',
      },
      {
        nom: 'demarches-recapitulatif',
        image: demarchesRecapitulatif,
        legende: 'Relisez votre demande et corrigez-la si besoin, puis cliquez sur «\u00a0Envoyer\u00a0».',
        decrit: 'Le récapitulatif de la demande, avec le document joint',
      },
      {
        nom: 'demarches-envoyee',
        image: demarchesEnvoyee,
        legende: 'Un message de confirmation apparaît, et un mail vous est envoyé pour vous confirmer la réception de votre demande.',
        decrit: 'La confirmation de l’envoi, et le numéro de la demande',
      },
      {
        nom: 'demarches-mes-demandes',
        image: demarchesMesDemandes,
        legende:
          'Retrouvez et suivez toutes vos demandes dans la page «\u00a0Mes demandes\u00a0». Une pastille orange vous indique le nombre de notifications.',
        decrit: 'La page «\u00a0Mes demandes\u00a0»',
      },
      {
        nom: 'demarches-fil',
        image: demarchesFil,
        legende:
          'Cliquez sur une demande pour retrouver son numéro, son statut et l’historique des échanges, la compléter par un message et, si nécessaire, y joindre des documents.',
        decrit: 'Une demande et son fil de discussion',
      },
      {
        nom: 'demarches-courriers',
        image: demarchesCourriers,
        legende:
          'Lorsqu’un nouveau courrier est disponible, vous recevez une notification par mail. Pour le consulter, cliquez sur «\u00a0Mes courriers\u00a0».',
        decrit: 'La liste des courriers\u00a0; celui qui n’est pas lu est en gras',
      },
      {
        nom: 'demarches-recherche',
        image: demarchesRecherche,
        legende:
          'Pour retrouver une demande, un salarié, une entreprise ou un courrier, cherchez-le depuis n’importe quelle page\u00a0: une faute de frappe n’empêche pas de trouver.',
        decrit: 'La recherche\u00a0: le nom d’un salarié mal écrit, et ses demandes',
      },
    ],
  },
  {
    id: 'administration',
    titre: 'Administration de votre compte',
    chapeau:
      'Sur la partie droite de la page d’accueil, et dans «\u00a0Menu\u00a0» sous votre nom, retrouvez la gestion de vos entreprises, de vos utilisateurs et de vos experts-comptables. Seul le profil administrateur peut y ajouter, modifier et supprimer.',
    etapes: [
      {
        nom: 'administration-accueil',
        image: administrationAccueil,
        legende:
          'Dans le cas où vous gérez plusieurs entreprises sur le même compte, une liste déroulante «\u00a0SIREN - Raison sociale\u00a0» s’affiche. À droite, «\u00a0Administration du compte\u00a0».',
        decrit: 'La page d’accueil d’une entreprise, la liste des entreprises et l’administration du compte',
      },
      {
        nom: 'administration-entreprises',
        image: administrationEntreprises,
        legende:
          'Ajouter une entreprise\u00a0: cliquez sur la rubrique «\u00a0Gestion des entreprises\u00a0», puis sur «\u00a0Ajouter une entreprise\u00a0».',
        decrit: '«\u00a0Gestion des entreprises\u00a0» et son tableau',
      },
      {
        nom: 'administration-siren',
        image: administrationSiren,
        legende: 'Renseignez le SIREN de l’entreprise que vous souhaitez ajouter.',
        decrit: 'Le SIREN saisi, et l’entreprise que le répertoire connaît',
      },
      {
        nom: 'administration-certification',
        image: administrationCertification,
        legende:
          'Pour des raisons de confidentialité, saisissez votre identifiant numéro entreprise, que vous retrouverez sur les courriers de gestion ou sur la lettre d’accompagnement du certificat d’adhésion.',
        decrit: 'L’étape de certification',
      },
      {
        nom: 'administration-ajoutee',
        image: administrationAjoutee,
        legende: 'Un message de confirmation apparaît. Vous pouvez vérifier que l’ajout a bien été effectué en regardant dans le tableau.',
        decrit: 'La confirmation, et la nouvelle ligne du tableau',
      },
      {
        nom: 'administration-fiche',
        image: administrationFiche,
        legende:
          'L’icône «\u00a0Œil\u00a0» mène à la «\u00a0Fiche de l’entreprise\u00a0»\u00a0: ses informations, puis la liste de ses établissements.',
        decrit: 'La «\u00a0Fiche de l’entreprise\u00a0»',
      },
      {
        nom: 'administration-supprimer',
        image: administrationSupprimer,
        legende:
          'Supprimer une entreprise\u00a0: cliquez sur l’icône «\u00a0Corbeille\u00a0» du tableau, ou sur «\u00a0Supprimer\u00a0» en bas à droite de la fiche, puis confirmez la suppression.',
        decrit: 'La confirmation de la suppression, et ce qu’elle entraîne',
      },
      {
        nom: 'administration-utilisateur',
        image: administrationUtilisateur,
        legende:
          'Ajouter un utilisateur\u00a0: renseignez la civilité, le nom, le prénom, au moins un numéro de téléphone, l’adresse email et la fonction dans l’entreprise.',
        decrit: 'La première étape du formulaire, remplie',
      },
      {
        nom: 'administration-habilitations',
        image: administrationHabilitations,
        legende:
          'À l’étape 2, choisissez son rôle. Pour un collaborateur, «\u00a0Donner les droits manuellement\u00a0» ouvre deux tableaux\u00a0: sélectionnez les entreprises, cliquez sur «\u00a0Ajouter\u00a0», puis sur «\u00a0Valider\u00a0».',
        decrit: 'Les deux tableaux, et en une phrase ce que la personne pourra faire',
      },
      {
        nom: 'administration-attente',
        image: administrationAttente,
        legende:
          'Un message de confirmation apparaît et un mail est envoyé au nouvel utilisateur. Une fois qu’il se connectera, «\u00a0En attente d’acceptation\u00a0» passera à «\u00a0Ajouté\u00a0».',
        decrit: 'La liste des utilisateurs, le nouveau en attente d’acceptation',
      },
      {
        nom: 'administration-modifier',
        image: administrationModifier,
        legende: 'Modifier un utilisateur\u00a0: cliquez sur l’icône «\u00a0Crayon\u00a0», changez ce que vous souhaitez, puis validez.',
        decrit: 'Les habilitations d’un utilisateur, et ce qui change avant d’enregistrer',
      },
      {
        nom: 'administration-expert',
        image: administrationExpert,
        legende:
          'Déclarer un expert-comptable\u00a0: renseignez son identité, au moins un numéro de téléphone, l’adresse email, le SIREN et la raison sociale de son cabinet.',
        decrit: 'La première étape, le cabinet trouvé par son SIREN',
      },
      {
        nom: 'administration-expert-droits',
        image: administrationExpertDroits,
        legende: 'À l’étape 2, définissez ses habilitations\u00a0: l’ensemble du portefeuille, ou manuellement.',
        decrit: 'Les droits donnés au cabinet, et leur phrase',
      },
      {
        nom: 'administration-expert-attente',
        image: administrationExpertAttente,
        legende:
          'Un mail est envoyé à l’expert-comptable ou au tiers déclarant. Une fois qu’il acceptera, «\u00a0En attente d’acceptation\u00a0» passera à «\u00a0Ajouté\u00a0».',
        decrit: 'L’expert-comptable déclaré, en attente d’acceptation',
      },
      {
        nom: 'administration-supprimer-expert',
        image: administrationSupprimerExpert,
        legende:
          'Supprimer un utilisateur ou un expert-comptable\u00a0: l’icône «\u00a0Corbeille\u00a0» du tableau ou «\u00a0Supprimer\u00a0» en bas à droite de la fiche, puis confirmez.',
        decrit: 'La confirmation de la suppression d’un expert-comptable',
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
