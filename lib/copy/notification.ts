import type { TypeNotification } from '@/lib/notifications/queries'

/** Ce qu’une notification annonce, et l’acte qu’elle appelle. L’objet suit, sur sa ligne. */
export const NOTIFICATIONS = {
  message: { titre: 'Le centre de gestion vous a répondu', acte: 'Lire le message' },
  piece_demandee: { titre: 'Une pièce vous est demandée', acte: 'Fournir la pièce' },
  correction_demandee: { titre: 'Une correction vous est demandée', acte: 'Corriger' },
  statut: { titre: 'Votre demande a changé de statut', acte: 'Voir la demande' },
  enregistree: { titre: 'Une demande reçue par courrier ou par téléphone est enregistrée', acte: 'Voir la demande' },
  courrier: { titre: 'Un nouveau courrier est disponible', acte: 'Lire le courrier' },
  document: { titre: 'Un nouveau document est disponible', acte: 'Ouvrir le document' },
  fiche_dsn: { titre: 'Votre fiche de paramétrage DSN', acte: 'Voir ce qui change' },
  retour_dsn: { titre: 'Un compte rendu de votre DSN est à lire', acte: 'Voir le compte rendu' },
  questions_secretes: { titre: 'Vos questions secrètes ne sont pas encore choisies', acte: 'Les personnaliser' },
  delegation: { titre: 'Une délégation a du nouveau', acte: 'Voir la délégation' },
  brouillon_confie: { titre: 'Un brouillon vous est confié', acte: 'Reprendre le brouillon' },
  connexion_bloquee: { titre: 'Des mots de passe faux ont été essayés avec votre adresse', acte: 'Voir mes sessions' },
} as const satisfies Record<TypeNotification, { titre: string; acte: string }>
