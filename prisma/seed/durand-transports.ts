import { formatDate, formatDay } from '../../lib/format/date.ts'
import type { Clock } from './clock.ts'
import type { Story } from './story.ts'
import { compteId, WRITERS } from './writers.ts'

const { claire, marc, ines, karim, sophie } = WRITERS
const ici = { siren: '900000019', compteId: compteId('durand') } as const
const PRISE = 'Demande prise en charge par Sophie Martin'

/** Les demandes de Transports Fictifs Durand : les cinq statuts, et les pièces dans leurs quatre états. */
export const transportsStories = (clock: Clock): Story[] => [
  {
    ...ici, cle: 'haddad', auteur: marc, gestionnaire: sophie, demarche: 'arret-de-travail', univers: 'prevoyance', objet: 'Arrêt de travail de Karim Haddad',
    etat: 'pieces_demandees', creee: [-9, '13:55'], envoyee: [-9, '14:43'],
    fil: [
      { de: marc, quand: [-8, '09:14'], texte: 'Bonjour, vous trouverez l’attestation de salaire de M. Haddad. Le décompte de la CPAM n’est pas encore arrivé, je le dépose dès que je l’ai.' },
      { de: 'portail', quand: [-8, '10:05'], texte: PRISE },
      { de: sophie, quand: [-2, '16:20'], texte: 'Bonjour Monsieur Leroy,\nMerci pour l’attestation, elle est validée. Il me manque deux pièces pour calculer le complément : le décompte de la CPAM et le bulletin du mois de l’arrêt en entier. Une photo nette prise avec un téléphone convient.\nDès réception, je reprends le dossier le jour même.' },
      { de: 'portail', quand: [-2, '16:21'], texte: `Statut : En attente de 2 pièces, avant le ${formatDay(clock.day(2))}. Le délai de traitement est suspendu.` },
    ],
    pieces: [
      { libelle: 'Attestation de salaire', etat: 'validee', recue: -8, fichier: ['attestation-salaire-haddad.pdf', 184], message: 0 },
      { libelle: 'Décompte des indemnités journalières', pourquoi: 'Celui de la CPAM, pour la période de l’arrêt. Il fixe le montant que nous complétons.', etat: 'demandee', demandee: -2, echeance: 2 },
      { libelle: 'Bulletin de paie du mois de l’arrêt', pourquoi: 'Il sert à établir le salaire de référence.', etat: 'refusee', motif: 'La page 2 manque, le cumul n’est pas lisible.', demandee: -2, echeance: 2, recue: -3, fichier: ['bulletin-haddad.jpg', 912] },
    ],
  },
  {
    ...ici, cle: 'perrin', auteur: claire, gestionnaire: sophie, demarche: 'dispense', univers: 'sante', objet: 'Dispense d’affiliation de Nadia Perrin',
    etat: 'pieces_demandees', creee: [-20, '10:10'], envoyee: [-20, '10:31'],
    fil: [
      { de: 'portail', quand: [-18, '09:20'], texte: PRISE },
      { de: sophie, quand: [-14, '11:02'], texte: 'Bonjour Madame Durand,\nPour accepter la dispense de Mme Perrin, il me faut l’attestation de la couverture obligatoire de son conjoint, datée de cette année.' },
      { de: 'portail', quand: [-14, '11:03'], texte: `Statut : En attente de 1 pièce, avant le ${formatDay(clock.day(-3))}. Le délai de traitement est suspendu.` },
      { de: 'portail', quand: [-7, '08:00'], texte: 'Relance envoyée : 1 pièce est toujours attendue.' },
    ],
    pieces: [
      { libelle: 'Demande de dispense signée par la salariée', etat: 'validee', recue: -20, fichier: ['dispense-perrin-signee.pdf', 96] },
      { libelle: 'Attestation de la couverture obligatoire du conjoint', pourquoi: 'Sans elle, la salariée doit être affiliée.', etat: 'demandee', demandee: -14, echeance: -3 },
    ],
  },
  {
    ...ici, cle: 'lefevre', auteur: karim, gestionnaire: sophie, demarche: 'prolongation', univers: 'prevoyance', objet: 'Prolongation d’arrêt d’Anne Lefèvre',
    etat: 'pieces_demandees', creee: [-6, '17:05'], envoyee: [-6, '17:12'],
    fil: [
      { de: karim, quand: [-6, '17:12'], texte: 'Bonjour, l’arrêt de Mme Lefèvre est prolongé sans interruption. Le premier décompte est joint.' },
      { de: 'portail', quand: [-5, '09:05'], texte: PRISE },
      { de: sophie, quand: [-1, '14:48'], texte: 'Bonjour Monsieur Benali,\nLe premier décompte est bien reçu. Pouvez-vous joindre celui de la seconde quinzaine dès qu’il vous parvient ?' },
      { de: 'portail', quand: [-1, '14:49'], texte: `Statut : En attente de 1 pièce, avant le ${formatDay(clock.day(7))}. Le délai de traitement est suspendu.` },
    ],
    pieces: [
      { libelle: 'Décompte des indemnités journalières, première quinzaine', etat: 'recue', recue: -6, fichier: ['decompte-ij-lefevre-1.pdf', 143], message: 0 },
      { libelle: 'Décompte des indemnités journalières, seconde quinzaine', pourquoi: 'Il fixe le montant que nous complétons.', etat: 'demandee', demandee: -1, echeance: 7 },
    ],
  },
  {
    ...ici, cle: 'nguyen', auteur: ines, gestionnaire: sophie, demarche: 'affiliation', univers: 'sante', objet: 'Affiliation santé de Thomas Nguyen et de ses 2 ayants droit',
    etat: 'en_traitement', creee: [-4, '11:20'], envoyee: [-4, '11:42'],
    fil: [
      { de: ines, quand: [-4, '11:42'], texte: 'Bonjour, M. Nguyen rejoint l’agence de Vénissieux. Son bulletin signé est joint.' },
      { de: 'portail', quand: [-3, '09:31'], texte: PRISE },
      { de: sophie, quand: [-3, '09:40'], texte: 'Bonjour Madame Moreau, le bulletin est complet. Je vérifie le rattachement des ayants droit et je reviens vers vous demain.' },
    ],
    pieces: [
      { libelle: 'Bulletin individuel d’affiliation signé', etat: 'validee', recue: -4, fichier: ['bulletin-affiliation-nguyen.pdf', 221], message: 0 },
      { libelle: 'Attestation de droits des ayants droit', etat: 'recue', recue: -3, fichier: ['attestation-droits-nguyen.pdf', 87] },
    ],
  },
  {
    ...ici, cle: 'crm', auteur: karim, gestionnaire: sophie, demarche: 'contact', univers: 'prevoyance', objet: 'Question sur le dernier compte rendu DSN',
    etat: 'en_traitement', creee: [-7, '15:30'], envoyee: [-7, '15:41'],
    fil: [
      { de: karim, quand: [-7, '15:41'], texte: 'Bonjour, le compte rendu signale un code population inconnu sur le contrat des cadres. La paie l’a repris tel quel de la fiche : lequel attendez-vous ?' },
      { de: 'portail', quand: [-6, '10:12'], texte: PRISE },
      { de: sophie, quand: [-1, '10:26'], texte: 'Bonjour Monsieur Benali, la fiche porte le code CA pour les cadres. Un salarié a été déclaré sous XX : la correction se fait dans la prochaine DSN, sans annule et remplace.' },
    ],
  },
  {
    ...ici, cle: 'salvi', auteur: marc, gestionnaire: sophie, demarche: 'arret-de-travail', univers: 'prevoyance', objet: 'Arrêt de travail de Bruno Salvi',
    etat: 'en_traitement', creee: [-5, '08:40'], envoyee: [-5, '09:02'],
    fil: [
      { de: marc, quand: [-5, '09:02'], texte: 'Bonjour, dossier complet pour M. Salvi : attestation et décompte sont joints.' },
      { de: 'portail', quand: [-4, '08:55'], texte: PRISE },
    ],
    pieces: [
      { libelle: 'Attestation de salaire', etat: 'recue', recue: -5, fichier: ['attestation-salaire-salvi.pdf', 190], message: 0 },
      { libelle: 'Décompte des indemnités journalières', etat: 'recue', recue: -5, fichier: ['decompte-ij-salvi.pdf', 131], message: 0 },
    ],
  },
  { ...ici, cle: 'caron', auteur: marc, demarche: 'radiation', univers: 'sante', objet: 'Radiation de Julien Caron', etat: 'a_prendre', creee: [-1, '16:35'], envoyee: [-1, '16:47'], fil: [{ de: marc, quand: [-1, '16:47'], texte: 'Bonjour, M. Caron quitte l’entreprise à la fin du mois. Il a été informé de la portabilité.' }] },
  { ...ici, cle: 'venissieux', auteur: claire, demarche: 'changement-adresse', univers: 'prevoyance', objet: 'Changement d’adresse de l’agence de Vénissieux', etat: 'a_qualifier', creee: { minutes: 130 }, envoyee: { minutes: 95 }, pieces: [{ libelle: 'Extrait Kbis de moins de 3 mois', etat: 'recue', recue: 0, fichier: ['kbis-venissieux.pdf', 268] }] },
  {
    ...ici, cle: 'reprise-nguyen', auteur: marc, gestionnaire: sophie, demarche: 'reprise', univers: 'prevoyance', objet: 'Reprise du travail de Thomas Nguyen',
    etat: 'cloturee', issue: 'acceptee', creee: [-44, '09:50'], envoyee: [-44, '10:01'],
    fil: [
      { de: 'portail', quand: [-43, '09:05'], texte: PRISE },
      { de: sophie, quand: [-41, '15:10'], texte: 'Bonjour Monsieur Leroy, la reprise est enregistrée. Le dernier versement couvre les jours jusqu’à la veille de la reprise.' },
      { de: marc, quand: [-41, '16:00'], texte: 'Merci, bonne journée.' },
      { de: 'portail', quand: [-41, '16:05'], texte: 'Statut : Traitée, acceptée' },
    ],
  },
  {
    ...ici, cle: 'attestation', auteur: claire, gestionnaire: sophie, demarche: 'attestation', univers: 'prevoyance', objet: 'Attestation de règlement des cotisations',
    etat: 'cloturee', issue: 'acceptee', creee: [-25, '11:00'], envoyee: [-25, '11:04'],
    fil: [
      { de: claire, quand: [-25, '11:04'], texte: 'Bonjour, un donneur d’ordre demande une attestation de moins de six mois.' },
      { de: sophie, quand: [-24, '09:15'], texte: 'Bonjour Madame Durand, votre attestation est prête : vous la trouverez dans Mes courriers.' },
      { de: 'portail', quand: [-24, '09:16'], texte: 'Statut : Traitée, acceptée' },
    ],
  },
  {
    ...ici, cle: 'marchal', auteur: ines, gestionnaire: sophie, demarche: 'dispense', univers: 'sante', objet: 'Dispense d’affiliation d’Éric Marchal',
    etat: 'cloturee', issue: 'refusee', creee: [-70, '14:12'], envoyee: [-70, '14:30'],
    fil: [
      { de: 'portail', quand: [-69, '09:00'], texte: PRISE },
      { de: sophie, quand: [-62, '17:05'], texte: 'Bonjour Madame Moreau, la couverture individuelle de M. Marchal est arrivée à son terme : la dispense ne peut plus être accordée. Merci de faire son affiliation.' },
      { de: 'portail', quand: [-62, '17:06'], texte: 'Statut : Traitée, refusée' },
    ],
    pieces: [{ libelle: 'Attestation de la couverture individuelle', etat: 'refusee', motif: 'La couverture est arrivée à son terme.', recue: -70, fichier: ['attestation-marchal.pdf', 77] }],
  },
  { ...ici, cle: 'effectif', auteur: claire, gestionnaire: sophie, demarche: 'contact', univers: 'sante', objet: 'Question sur l’effectif couvert', etat: 'cloturee', issue: 'sans_suite', creee: [-95, '10:00'], envoyee: [-95, '10:08'], fil: [{ de: claire, quand: [-95, '10:08'], texte: 'Bonjour, l’effectif affiché dans mon dernier relevé me paraît trop élevé.' }, { de: claire, quand: [-93, '18:00'], texte: 'J’ai retrouvé l’écart de notre côté, vous pouvez clore la demande.' }, { de: 'portail', quand: [-92, '09:10'], texte: 'Statut : Traitée, sans suite' }] },
  { ...ici, cle: 'agirc', auteur: claire, gestionnaire: sophie, demarche: 'contact', univers: 'retraite', objet: 'Question sur la date limite de paiement des cotisations de retraite', etat: 'cloturee', issue: 'transferee', creee: [-80, '15:20'], envoyee: [-80, '15:28'], fil: [{ de: claire, quand: [-80, '15:28'], texte: 'Bonjour, la date limite de paiement change-t-elle avec le passage de l’effectif au-dessus de 50 salariés ?' }, { de: sophie, quand: [-78, '11:30'], texte: 'Bonjour Madame Durand, cette question relève de la retraite complémentaire. Je transmets votre message au service qui la gère, il vous répondra directement.' }, { de: 'portail', quand: [-78, '11:31'], texte: 'Statut : Traitée, transférée' }] },
  { ...ici, cle: 'doublon', auteur: marc, demarche: 'arret-de-travail', univers: 'prevoyance', objet: 'Arrêt de travail de Bruno Salvi, envoyé deux fois', etat: 'cloturee', issue: 'annulee', creee: [-5, '09:10'], envoyee: [-5, '09:15'], fil: [{ de: 'portail', quand: [-5, '09:40'], texte: `Statut : Traitée, annulée par Marc Leroy le ${formatDate(clock.moment(-5, '09:40'))}` }] },
  { ...ici, cle: 'brouillon-attal', auteur: marc, demarche: 'arret-de-travail', univers: 'prevoyance', objet: 'Arrêt de travail de Sabrina Attal', etat: 'brouillon', etape: 'salaires', creee: [-28, '17:20'], expire: 2 },
  { ...ici, cle: 'brouillon-roche', auteur: claire, demarche: 'affiliation', univers: 'sante', objet: 'Affiliation santé de Lucas Roche', etat: 'brouillon', etape: 'salarie', creee: [-10, '12:05'], expire: 20 },
  { ...ici, cle: 'brouillon-salvi', auteur: karim, demarche: 'prolongation', univers: 'prevoyance', objet: 'Prolongation d’arrêt de Bruno Salvi', etat: 'brouillon', etape: 'arret', creee: [-1, '18:20'], expire: 6 },
  { ...ici, cle: 'brouillon-faure', auteur: ines, demarche: 'radiation', univers: 'sante', objet: 'Radiation d’Hugo Faure', etat: 'brouillon', etape: 'depart', creee: [-30, '09:30'], expire: 0 },
]
