import type { Operation } from './source.ts'

const REGLE: Operation[] = ['garde', 'logique', 'branche', 'comparaison', 'appel']
const LECTURE: Operation[] = ['perimetre', 'droit', 'where', 'sql-acteur', 'garde']
const COMMANDE: Operation[] = ['perimetre', 'droit', 'where', 'garde']
const PORTE: Operation[] = ['garde', 'logique', 'comparaison', 'appel', 'ordre']

/** Ce qui ne doit pas être faux, fichier par fichier, et ce que l’on y ôte ou retourne. Un dossier finit par « / » : ses fichiers, sans les sous-dossiers. */
export const CIBLES: Readonly<Record<string, readonly Operation[]>> = {
  // Qui peut quoi, et jusqu’où.
  'lib/access/can.ts': REGLE,
  'lib/access/actor.ts': REGLE,
  'lib/access/reach.ts': REGLE,
  'lib/data/reach-filter.ts': [...REGLE, 'where'],
  'lib/data/reach-sql.ts': ['sql', 'logique', 'branche', 'comparaison'],
  'lib/identite/session.ts': ['sql', 'garde', 'logique', 'branche'],
  'lib/data/as-actor.ts': ['logique', 'branche'],
  'lib/entreprises/titre.ts': REGLE,
  'lib/demandes/fil/plume.ts': REGLE,
  'lib/utilisateurs/who-can-grant.ts': [...REGLE, 'where'],
  // Ce qui se lit.
  'lib/courriers/queries.ts': LECTURE,
  'lib/contrats/queries.ts': LECTURE,
  'lib/demandes/queries.ts': LECTURE,
  'lib/demandes/fil/queries.ts': LECTURE,
  'lib/demandes/gestion/queries.ts': LECTURE,
  'lib/notifications/queries.ts': LECTURE,
  'lib/a-faire/queries.ts': LECTURE,
  'lib/accueil/queries.ts': [...LECTURE, 'logique', 'branche'],
  'lib/portefeuille/queries.ts': [...LECTURE, 'appel'],
  'lib/entreprises/queries.ts': [...LECTURE, 'logique', 'branche'],
  'lib/entreprises/banner.ts': [...LECTURE, 'appel'],
  'lib/utilisateurs/queries.ts': LECTURE,
  'lib/delegations/queries.ts': LECTURE,
  'lib/demandes/pieces/queries.ts': [...LECTURE, 'branche'],
  'lib/demandes/pieces/open-piece.ts': REGLE,
  'lib/demandes/envoi/queries.ts': [...LECTURE, 'logique', 'branche'],
  'lib/demandes/brouillon/queries.ts': LECTURE,
  'lib/demandes/brouillon/contexte.ts': [...LECTURE, 'logique', 'branche'],
  'lib/demandes/brouillon/find-doublon.ts': LECTURE,
  // Ce qui s’écrit.
  'lib/demandes/fil/': COMMANDE,
  'lib/demandes/gestion/': COMMANDE,
  'lib/demandes/gestion/hold.ts': [...COMMANDE, 'logique', 'comparaison'],
  'lib/demandes/brouillon/delete-brouillon.ts': COMMANDE,
  'lib/demandes/brouillon/save-champs.ts': COMMANDE,
  'lib/demandes/brouillon/save-etape.ts': COMMANDE,
  'lib/demandes/brouillon/submit-demande.ts': [...COMMANDE, 'ordre', 'sql'],
  'lib/demandes/brouillon/start-brouillon.ts': [...COMMANDE, 'logique', 'branche'],
  'lib/demandes/pieces/receive-piece.ts': [...COMMANDE, 'logique', 'branche', 'comparaison', 'ordre'],
  'lib/demandes/pieces/remove-piece.ts': COMMANDE,
  'lib/demandes/pieces/consult-fichier.ts': COMMANDE,
  'lib/courriers/mark-read.ts': COMMANDE,
  'lib/notifications/read-all.ts': COMMANDE,
  'lib/echecs/': COMMANDE,
  'lib/demandes/transitions.ts': ['transition', 'logique', 'branche', 'comparaison'],
  'lib/demandes/rules.ts': ['transition'],
  // Les portes.
  'doors/page.tsx': PORTE,
  'doors/action.ts': PORTE,
  'doors/route.ts': PORTE,
  'doors/upload.ts': PORTE,
  'doors/file-route.ts': PORTE,
  'doors/stream.ts': PORTE,
  // Qui est prévenu.
  'lib/jobs/subscriptions.ts': ['liste', 'logique', 'branche', 'comparaison'],
  'lib/notifications/suiveurs.ts': ['sql', 'appel', 'comparaison'],
  'lib/mail/destinataires.ts': ['garde', 'logique', 'branche', 'where'],
  'lib/jobs/notify-event.ts': ['garde', 'ordre'],
  'lib/jobs/write-courriels.ts': ['garde', 'where', 'comparaison'],
}

/** Les définitions des portes, où seul le droit se retourne. */
export const PORTES = { dossier: 'app', operations: ['droit'] as const satisfies readonly Operation[] }
