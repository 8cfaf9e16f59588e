import type { Operation } from './source.ts'

const REGLE: Operation[] = ['garde', 'logique', 'branche', 'comparaison', 'appel']
const LECTURE: Operation[] = ['perimetre', 'droit', 'where', 'sql-acteur', 'garde']
const COMMANDE: Operation[] = ['perimetre', 'droit', 'where', 'garde', 'rejuge', 'verrou']
const PORTE: Operation[] = ['garde', 'logique', 'comparaison', 'appel', 'ordre', 'rejuge', 'droit']

/**
 * Ce qui ne doit pas être faux, et ce que l’on y ôte ou retourne : des motifs de chemins, le dernier qui convient l’emporte. Les pièces y sont entières,
 * pour qu’un fichier neuf y entre seul ; ce qui juge quelqu’un sans y être est dit par `tests/unit/mutants`.
 */
export const CIBLES: readonly (readonly [motif: string, operations: readonly Operation[]])[] = [
  // Qui peut quoi, et jusqu’où.
  ['lib/access/*.ts', REGLE],
  ['lib/data/as-actor.ts', ['logique', 'branche']],
  ['lib/data/reach.ts', [...REGLE, 'where', 'sql']],
  ['lib/data/sql/{acces,demande,entreprise}.ts', [...REGLE, 'sql']],
  ['lib/identite/session.ts', ['sql', 'garde', 'logique', 'branche']],
  ['lib/utilisateurs/{who-can-grant,collegues}.ts', [...REGLE, 'where']],
  // Ce qui s’écrit : les verbes.
  ['lib/demandes/{fil,gestion,brouillon}/*.ts', COMMANDE],
  ['lib/acts/acte.ts', COMMANDE],
  ['lib/demandes/acte.ts', [...COMMANDE, 'logique', 'comparaison', 'branche', 'ordre']],
  ['lib/demandes/refus.ts', ['branche', 'logique']],
  ['lib/copy/fil.ts', ['branche', 'logique']],
  ['lib/demandes/brouillon/submit-demande.ts', [...COMMANDE, 'ordre', 'sql']],
  ['lib/demandes/brouillon/start-brouillon.ts', [...COMMANDE, 'logique', 'branche']],
  ['lib/demandes/pieces/{receive,remove}-piece.ts', COMMANDE],
  ['lib/demandes/pieces/receive-piece.ts', [...COMMANDE, 'logique', 'branche', 'comparaison', 'ordre']],
  ['lib/demandes/pieces/{consult-fichier,show-apercu}.ts', COMMANDE],
  ['lib/comptes/{detach-entreprise,remove-personne}.ts', [...COMMANDE, 'comparaison']],
  ['lib/comptes/{qui-y-accede,find-a-ajouter}.ts', [...LECTURE, 'comparaison', 'logique', 'branche']],
  ['lib/courriers/{mark-read,publish-courrier,compose-courrier}.ts', [...COMMANDE, 'logique', 'comparaison', 'branche']],
  ['lib/courriers/variables.ts', REGLE],
  ['lib/courriers/open-courrier.ts', ['garde', 'logique']],
  ['lib/documents/{mark-open,publish-document,cible}.ts', [...COMMANDE, 'logique', 'comparaison', 'branche']],
  ['lib/fiches-dsn/{publish-fiche,mark-parametre,see-fiche,read-situees}.ts', [...COMMANDE, 'logique', 'comparaison', 'branche']],
  ['lib/retours-dsn/{publish-retour,mark-corrige,see-retours}.ts', [...COMMANDE, 'logique', 'comparaison', 'branche']],
  ['lib/retours-dsn/{lire,causes}.ts', REGLE],
  ['lib/ground/familles-dsn.ts', REGLE],
  ['lib/fiches-dsn/{lire,xml,changes,a-parametrer}.ts', REGLE],
  ['lib/bibliotheque/publish-modele.ts', [...COMMANDE, 'logique', 'branche']],
  ['lib/publication/{receive-file,ensure-ouvrable}.ts', ['garde', 'logique', 'comparaison', 'branche']],
  ['lib/echeances/{open,revoke}-agenda.ts', [...COMMANDE, 'comparaison']],
  ['lib/identite/agenda.ts', [...COMMANDE, 'sql', 'logique', 'comparaison']],
  ['lib/avis/{set-reglage,mute-entreprise}.ts', COMMANDE],
  ['lib/notifications/{read-all,mark-notification}.ts', COMMANDE],
  ['lib/presentation/see-presentation.ts', COMMANDE],
  ['lib/presentation/rules.ts', REGLE],
  ['lib/echecs/*.ts', COMMANDE],
  [
    'lib/identite/{change-droits,change-personne,prepare-utilisateur,adresse-invitee,show-lien,decline-invitation,acte-compte,answer-delegation,change-delegation,collegues,declare-expert,delegation-acte,enter-collegue,read-client,read-collegues,demand-second-facteur,unlink-net-entreprises,add-entreprise,reouverture,inviter,rejoindre,change-adresse,close-account,dernier-administrateur,dernier-responsable,mes-donnees,close-sessions,securite,codes-secours,second-facteur,confirm-password,choose-password,change-identite,inscription,certification,questions-secretes,recuperation,mot-de-passe-oublie,change-password}.ts',
    [...COMMANDE, 'logique', 'comparaison', 'appel'],
  ],
  ['lib/identite/{regard,open-regard,regard-cookie,noms-invites}.ts', [...COMMANDE, 'logique', 'comparaison', 'appel', 'sql']],
  ['doors/{regard,delegations}.ts', PORTE],
  ['lib/copy/journal.ts', ['logique']],
  ['lib/habilitations/{changes,rules}.ts', REGLE],
  ['lib/habilitations/schema.ts', REGLE],
  ['lib/utilisateurs/{rules,statuts}.ts', REGLE],
  ['lib/demandes/correction/{ask,cancel,send}-correction.ts', [...COMMANDE, 'logique', 'comparaison']],
  ['lib/demandes/correction/{correctables,faults,keep-sent,screen,slots}.ts', REGLE],
  ['lib/acts/catalogue.ts', ['drapeau', 'logique']],
  ['lib/demandes/transitions.ts', ['transition', 'logique', 'branche', 'comparaison']],
  ['lib/demandes/rules.ts', ['transition']],
  ['lib/delegations/transitions.ts', ['transition', 'logique', 'branche', 'comparaison']],
  ['lib/delegations/{droits-saisis,read-droits}.ts', ['logique', 'branche', 'comparaison']],
  // Ce qui se lit.
  ['lib/delegations/expert.ts', LECTURE],
  ['lib/**/queries.ts', LECTURE],
  ['lib/notifications/lecteurs.ts', ['sql']],
  ['lib/demandes/{recherche,find-salarie}.ts', [...LECTURE, 'logique', 'branche']],
  ['lib/recherche/{send-search,read-recherche}.ts', [...LECTURE, 'logique', 'branche']],
  ['lib/ground/sensible.ts', REGLE],
  ['lib/a-faire/{queries-dsn,dates-dsn}.ts', [...LECTURE, 'comparaison']],
  ['lib/retours-dsn/queries-portefeuille.ts', LECTURE],
  ['lib/{accueil,entreprises}/queries.ts', [...LECTURE, 'logique', 'branche']],
  ['lib/portefeuille/queries.ts', [...LECTURE, 'appel']],
  ['lib/entreprises/banner.ts', [...LECTURE, 'appel']],
  ['lib/{utilisateurs/personnes,comptes/retrait}/queries.ts', [...LECTURE, 'logique', 'branche']],
  ['lib/*/locate.ts', [...LECTURE, 'branche', 'garde']],
  ['lib/demandes/pieces/queries.ts', [...LECTURE, 'branche']],
  ['lib/demandes/pieces/open-piece.ts', REGLE],
  ['lib/demandes/envoi/queries.ts', [...LECTURE, 'logique', 'branche']],
  ['lib/demandes/brouillon/contexte.ts', [...LECTURE, 'logique', 'branche']],
  ['lib/demandes/brouillon/find-doublon.ts', LECTURE],
  // Les portes.
  ['doors/{page,form,json,upload,download,file,stream,invitation,utilisateurs}.{ts,tsx}', PORTE],
  ['doors/{visit,first-door,places,locators,request}.ts', [...PORTE, 'branche', 'trouve']],
  ['doors/frame.tsx', ['droit']],
  ['app/**/page.tsx', ['droit']],
  ['app/**/door.ts', ['porte']],
  // Qui est prévenu.
  ['lib/jobs/subscriptions.ts', ['liste', 'logique', 'branche', 'comparaison']],
  ['lib/notifications/suiveurs.ts', ['sql', 'appel', 'comparaison']],
  ['lib/mail/destinataires{,-acces,-brouillon,-compte,-delegation,-membre}.ts', ['garde', 'logique', 'branche', 'where']],
  ['lib/avis/sort-envois.ts', ['garde', 'logique', 'comparaison', 'where']],
  ['lib/mail/destinataires-resume.ts', ['garde', 'sql']],
  ['lib/jobs/notify-event.ts', ['garde', 'ordre']],
  ['lib/jobs/write-courriels.ts', ['garde', 'where', 'comparaison']],
  ['lib/jobs/send-courriel.ts', ['garde', 'comparaison']],
]

/** Ce qui touche à quelqu’un sans rien lui accorder ni refuser : motif, raison. */
export const HORS_CIBLE: readonly (readonly [motif: string, raison: string])[] = [
  ['doors/{cadence.ts,watch.ts,post-*.ts}', 'ne jugent aucun droit : allure, journal des refus, réponse d’un envoi'],
  ['doors/{auth,arrivee,net-entreprises}.ts', 'la connexion, avant tout droit'],
  ['lib/acts/{record,refusals}.ts', 'inscrivent au journal ce qui a été jugé'],
  ['lib/entreprises/couleur.ts', 'une couleur'],
  ['lib/demandes/envoi/author.ts', 'ce qu’un envoi garde de qui l’a fait'],
  [
    'lib/identite/{close-session,deblocage,open-session,unlock-sign-in,invitation,arrivee,net-entreprises}.ts',
    'la connexion, avant tout droit : essais de `tests/integration/identite`',
  ],
  [
    'lib/jobs/{erase-{people,personnes},expire-delegations,freeze-envois,purge-brouillons,purge-identite,purge-sign-in,read-travaux,remind-fiches,reread-annuaire,check-journal,scan-pieces,seal-journal,sweep-pieces,verify-liens,write-resumes}.ts',
    'le système, hors de tout périmètre',
  ],
  ['lib/faq/judge-entree.ts', 'un avis sur l’aide, de personne que l’on sache : essais de `tests/integration/faq`'],
  ['lib/mail/demo-box.ts', 'démonstration seulement'],
]
