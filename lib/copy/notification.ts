import { formatDay } from '@/lib/ground/date'
import type { NotificationListe, TypeNotification } from '@/lib/notifications/queries'

/** Ce qu’une notification annonce, et l’acte qu’elle appelle ; `avant` : ce que l’on dit de sa date limite, `sinon` : l’acte qui reste quand il n’y en a plus. */
const NOTIFICATIONS = {
  message: { titre: 'Le centre de gestion vous a répondu', acte: 'Lire le message' },
  piece_demandee: { titre: 'Une pièce vous est demandée', acte: 'Fournir la pièce', avant: 'À fournir avant le', sinon: 'Voir la demande' },
  correction_demandee: { titre: 'Une correction vous est demandée', acte: 'Corriger', avant: 'À corriger avant le', sinon: 'Voir la demande' },
  statut: { titre: 'Votre demande a changé de statut', acte: 'Voir la demande' },
  enregistree: { titre: 'Une demande reçue par courrier ou par téléphone est enregistrée', acte: 'Voir la demande' },
  courrier: { titre: 'Un nouveau courrier est disponible', acte: 'Lire le courrier', avant: 'Réponse attendue avant le' },
  document: { titre: 'Un nouveau document est disponible', acte: 'Ouvrir le document' },
  fiche_dsn: { titre: 'Votre fiche de paramétrage DSN', acte: 'Voir ce qui change' },
  retour_dsn: { titre: 'Un compte rendu de votre DSN est à lire', acte: 'Voir le compte rendu' },
  questions_secretes: { titre: 'Vos questions secrètes ne sont pas encore choisies', acte: 'Les personnaliser' },
  delegation: { titre: 'Une délégation a du nouveau', acte: 'Répondre au client', avant: 'Réponse attendue avant le', sinon: 'Voir la délégation' },
  brouillon_confie: { titre: 'Un brouillon vous est confié', acte: 'Reprendre le brouillon', avant: 'À envoyer avant le' },
  connexion_bloquee: { titre: 'Des mots de passe faux ont été essayés avec votre adresse', acte: 'Voir mes sessions' },
} as const satisfies Record<TypeNotification, { titre: string; acte: string; avant?: string; sinon?: string }>

/** Ce que dit la ligne d’une notification : ce qui est arrivé, l’acte qui suit, et jusqu’à quand, tant qu’il est attendu. L’objet suit, sur sa ligne. */
export function sayNotification({ type, echeance }: Pick<NotificationListe, 'type' | 'echeance'>): {
  titre: string
  acte: string
  avant: string | null
} {
  const { titre, acte, avant, sinon }: { titre: string; acte: string; avant?: string; sinon?: string } = NOTIFICATIONS[type]
  if (echeance === null || avant === undefined) return { titre, acte: sinon ?? acte, avant: null }
  return { titre, acte, avant: `${avant} ${formatDay(echeance)}` }
}
