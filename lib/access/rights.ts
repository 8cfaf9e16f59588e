/** Où un droit s’exerce : une entreprise, un compte, un cabinet, la personne elle-même, ou le côté gestion. */
export type Lieu = 'siren' | 'compte' | 'cabinet' | 'personne' | 'gestion'

/**
 * La liste fermée des droits, avec la phrase qui dit ce que chacun permet et le lieu où il s’exerce.
 * Une page, une action ou une route en déclare un ; « public » n’en est pas un.
 */
export const RIGHTS = {
  'entreprise:voir': { lieu: 'siren', phrase: 'voir la page d’accueil de l’entreprise et ses univers' },
  'contrat:lire': { lieu: 'siren', phrase: 'consulter les contrats' },
  'document:lire': { lieu: 'siren', phrase: 'consulter les documents' },
  'dsn:lire': { lieu: 'siren', phrase: 'consulter les fiches de paramétrage et les comptes rendus DSN' },
  'dsn:noter': { lieu: 'siren', phrase: 'noter ce qui est paramétré en paie et corrigé en DSN' },
  'demande:lire': { lieu: 'siren', phrase: 'suivre les demandes' },
  'demande:deposer': { lieu: 'siren', phrase: 'faire une démarche en ligne' },
  'demande:repondre': { lieu: 'siren', phrase: 'répondre dans une demande et fournir les pièces attendues' },
  'courrier:lire': { lieu: 'siren', phrase: 'lire les courriers' },
  'compte:voir': { lieu: 'compte', phrase: 'consulter les entreprises du compte' },
  'utilisateur:lister': { lieu: 'compte', phrase: 'consulter la liste des utilisateurs et des experts-comptables' },
  'compte:administrer': { lieu: 'compte', phrase: 'ajouter et supprimer des entreprises, des utilisateurs et des experts-comptables' },
  'cabinet:voir': { lieu: 'cabinet', phrase: 'consulter les clients de son cabinet' },
  'cabinet:administrer': { lieu: 'cabinet', phrase: 'répondre aux clients de son cabinet, y renoncer, et gérer ses collègues' },
  'portefeuille:voir': { lieu: 'personne', phrase: 'voir toutes ses entreprises et ce qui l’attend' },
  'compte:creer': { lieu: 'personne', phrase: 'créer son compte en certifiant une première entreprise' },
  'invitation:accepter': { lieu: 'personne', phrase: 'accepter une invitation' },
  'profil:modifier': { lieu: 'personne', phrase: 'changer son identité, ses questions secrètes et son adresse, et fermer son compte' },
  'profil:proteger': { lieu: 'personne', phrase: 'changer son mot de passe et son second facteur, et fermer ses sessions' },
  'profil:voir': { lieu: 'personne', phrase: 'consulter son profil' },
  'session:fermer': { lieu: 'personne', phrase: 'se déconnecter' },
  'gestion:traiter': { lieu: 'gestion', phrase: 'traiter les demandes des entreprises' },
  'gestion:superviser': { lieu: 'gestion', phrase: 'superviser les envois en échec, la bibliothèque et les liens de retraite' },
} as const satisfies Record<string, { lieu: Lieu; phrase: string }>

export type Right = keyof typeof RIGHTS

/** Le lieu où s’exerce ce droit. */
export const lieuOf = (right: Right): Lieu => RIGHTS[right].lieu

/** Vrai quand ce mot est un droit. */
export const isRight = (mot: string): mot is Right => Object.hasOwn(RIGHTS, mot)
