export type Question = {
  id: string
  question: string
  /** Paragraphes, puis étapes numérotées s’il y en a. */
  reponse: readonly string[]
  etapes?: readonly string[]
}

/** Les questions, dans l’ordre où on se les pose. Source : la page publique « Tout savoir sur votre espace client entreprise ». */
export const QUESTIONS: readonly Question[] = [
  {
    id: 'creer-un-compte',
    question: 'Comment créer mon compte ?',
    reponse: [
      'Avec Net-entreprises, utilisez vos identifiants habituels. Sinon, cliquez sur « Se créer un compte » et suivez deux étapes : le formulaire d’inscription, puis la certification de votre entreprise.',
      'Pour la certification, munissez-vous de votre identifiant numéro entreprise. Personnalisez ensuite vos questions secrètes.',
    ],
  },
  {
    id: 'identifiant-numero-entreprise',
    question: 'Où trouver l’identifiant numéro entreprise ?',
    reponse: [
      'Sur les courriers de gestion, ou sur la lettre d’accompagnement du certificat d’adhésion. Il est demandé pour des raisons de confidentialité.',
    ],
  },
  {
    id: 'identifiant-oublie',
    question: 'J’ai oublié mon identifiant, que faire ?',
    reponse: ['Votre identifiant est l’adresse e-mail choisie à la création du compte. Pour la retrouver :'],
    etapes: [
      'Cliquez sur « Identifiant oublié ? » à la connexion.',
      'Indiquez le SIREN de votre entreprise, votre nom et votre prénom.',
      'Répondez à vos trois questions secrètes et confirmez : votre identifiant s’affiche.',
    ],
  },
  {
    id: 'mot-de-passe-oublie',
    question: 'J’ai oublié mon mot de passe, que faire ?',
    reponse: [
      'Cliquez sur « Mot de passe oublié ? » et indiquez votre adresse e-mail. Vous recevez un lien valide trois heures, ou vous répondez à vos questions secrètes.',
      'Choisissez ensuite un nouveau mot de passe, vérifiez qu’il respecte les critères, saisissez-le une deuxième fois et confirmez.',
    ],
  },
  {
    id: 'changer-entreprise',
    question: 'Comment passer d’une entreprise à une autre ?',
    reponse: [
      'Quand vous gérez plusieurs entreprises, la plaque en haut de la page ouvre la liste « SIREN - Raison sociale ». Tapez quelques lettres ou quelques chiffres, puis choisissez.',
      'Chaque entreprise garde sa couleur, et son SIREN figure dans l’adresse de la page : deux onglets ne se mélangent pas.',
    ],
  },
  {
    id: 'rubrique-absente',
    question: 'Pourquoi une rubrique n’apparaît-elle pas ?',
    reponse: [
      'Les univers Santé, Prévoyance et Retraite, les services et les rubriques s’affichent selon la couverture souscrite par l’entreprise choisie, et selon vos droits.',
    ],
  },
  {
    id: 'administrateur-collaborateur',
    question: 'Que peut faire un collaborateur, et un administrateur ?',
    reponse: [
      'Un administrateur ajoute et supprime des entreprises, ajoute, modifie et supprime des utilisateurs, et déclare les experts-comptables. Il peut y avoir autant d’administrateurs que vous le souhaitez.',
      'Un collaborateur travaille sur les SIREN qui lui sont affectés. Il consulte la liste des entreprises et des utilisateurs, et ne modifie que son propre compte.',
    ],
  },
  {
    id: 'ajouter-utilisateur',
    question: 'Comment donner l’accès à un collègue ?',
    reponse: ['Seul un administrateur peut le faire, depuis « Gestion des utilisateurs ».'],
    etapes: [
      'Cliquez sur « Ajouter un utilisateur » et renseignez son identité, au moins un téléphone, son adresse e-mail et sa fonction.',
      'Choisissez son rôle, puis donnez les droits sur l’ensemble du portefeuille ou manuellement, entreprise par entreprise.',
      'Cliquez sur « Valider » : un e-mail l’invite à choisir son mot de passe. Son statut passe de « En attente d’acceptation » à « Ajouté » à sa première connexion.',
    ],
  },
  {
    id: 'declarer-expert-comptable',
    question: 'Comment déclarer mon expert-comptable ?',
    reponse: [
      'Depuis la page « Gestion des utilisateurs et experts-comptables », un administrateur clique sur « Déclarer un expert-comptable », renseigne son identité, le SIREN et la raison sociale du cabinet, puis définit ses habilitations.',
      'S’il a déjà un compte, l’expert-comptable est prévenu par e-mail et doit accepter de gérer votre entreprise. Le statut passe alors de « En attente d’acceptation » à « Ajouté ».',
    ],
  },
  {
    id: 'declarer-arret',
    question: 'Comment déclarer un arrêt de travail ?',
    reponse: [
      'Dans « Mes démarches en ligne », ouvrez le formulaire d’arrêt de travail. Les astérisques rouges marquent ce qui est obligatoire, l’icône « i » explique où trouver l’information.',
      'Vous pouvez enregistrer et reprendre plus tard. Avant l’envoi, un récapitulatif vous laisse corriger chaque étape ; un e-mail confirme ensuite la réception.',
    ],
  },
  {
    id: 'statuts',
    question: 'Que veulent dire les statuts de mes demandes ?',
    reponse: [
      'À finaliser : un brouillon que vous devez terminer et envoyer. Envoyée : nous l’avons reçue. En attente : nous l’avons analysée et attendons un retour de votre part. En cours : un gestionnaire la traite. Traitée : elle est close.',
    ],
  },
  {
    id: 'pastille-orange',
    question: 'Que compte la pastille orange ?',
    reponse: [
      'À côté de « Mes demandes », elle indique le nombre de vos notifications : un message, une pièce demandée, un changement de statut ou un courrier, toutes entreprises réunies.',
    ],
  },
]
