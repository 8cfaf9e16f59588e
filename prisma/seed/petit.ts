import type { Story } from './story.ts'
import { compteId, WRITERS } from './writers.ts'

const { paul, sophie } = WRITERS
const ici = { siren: '900000050', compteId: compteId('petit'), auteur: paul } as const

/** Les demandes d’Ambulances Fictives Petit. */
export const petitStories = (): Story[] => [
  {
    ...ici,
    cle: 'petit-arret',
    nonLue: true,
    gestionnaire: sophie,
    demarche: 'arret-de-travail',
    univers: 'prevoyance',
    objet: 'Arrêt de travail de Rachel Fontaine',
    etat: 'pieces_demandees',
    creee: [-7, '20:12'],
    envoyee: [-7, '20:40'],
    fil: [
      { de: paul, quand: [-7, '20:40'], texte: 'Bonjour, première déclaration sur le portail, dites-moi s’il manque quelque chose.' },
      { de: sophie, quand: [-6, '09:40'], acte: 'prendre' },
      {
        de: sophie,
        acte: 'demander',
        quand: [-2, '10:30'],
        texte: 'Bonjour Monsieur Petit, tout est clair, il me manque seulement le décompte de la CPAM.',
      },
    ],
    pieces: [
      { libelle: 'Attestation de salaire', etat: 'validee', fichier: ['attestation-fontaine.jpg', 1480] },
      {
        libelle: 'Décompte des indemnités journalières',
        pourquoi: 'Il fixe le montant que nous complétons.',
        etat: 'demandee',
        echeance: 2,
      },
    ],
  },
  {
    ...ici,
    cle: 'petit-affiliation',
    gestionnaire: sophie,
    demarche: 'affiliation',
    univers: 'sante',
    objet: 'Affiliation santé de Hervé Le Goff',
    etat: 'pieces_demandees',
    creee: [-15, '19:00'],
    envoyee: [-15, '19:21'],
    fil: [
      { de: sophie, quand: [-13, '09:00'], acte: 'prendre' },
      {
        de: sophie,
        acte: 'demander',
        quand: [-9, '14:05'],
        texte: 'Bonjour Monsieur Petit, le bulletin d’affiliation n’est pas signé par M. Le Goff. Pouvez-vous le déposer à nouveau ?',
      },
    ],
    pieces: [
      {
        libelle: 'Bulletin individuel d’affiliation signé',
        pourquoi: 'La signature du salarié est nécessaire.',
        etat: 'refusee',
        motif: 'La signature du salarié manque.',
        echeance: -1,
        fichier: ['bulletin-le-goff.pdf', 205],
      },
    ],
  },
  {
    ...ici,
    cle: 'petit-reprise',
    gestionnaire: sophie,
    demarche: 'reprise-d-activite',
    univers: 'prevoyance',
    objet: 'Reprise du travail de Michel Ferrand',
    etat: 'en_traitement',
    creee: [-3, '21:00'],
    envoyee: [-3, '21:06'],
    fil: [{ de: sophie, quand: [-2, '09:15'], acte: 'prendre' }],
  },
  {
    ...ici,
    cle: 'petit-radiation',
    demarche: 'radiation',
    univers: 'sante',
    objet: 'Radiation de Solène Aubert',
    etat: 'a_prendre',
    creee: [-1, '20:20'],
    envoyee: [-1, '20:27'],
    fil: [{ de: paul, quand: [-1, '20:27'], texte: 'Bonjour, Mme Aubert part vendredi, d’un commun accord.' }],
  },
  {
    ...ici,
    cle: 'petit-attestation',
    gestionnaire: sophie,
    demarche: 'attestation',
    univers: 'sante',
    objet: 'Attestation de règlement des cotisations',
    etat: 'cloturee',
    issue: 'acceptee',
    creee: [-29, '18:00'],
    envoyee: [-29, '18:03'],
    fil: [
      { de: sophie, acte: 'clore', quand: [-28, '09:00'], texte: 'Bonjour Monsieur Petit, votre attestation est disponible dans Mes courriers.' },
    ],
  },
  {
    ...ici,
    cle: 'petit-contact',
    gestionnaire: sophie,
    demarche: 'contact',
    univers: 'prevoyance',
    objet: 'Question sur le maintien de salaire',
    etat: 'cloturee',
    issue: 'acceptee',
    creee: [-50, '19:30'],
    envoyee: [-50, '19:41'],
    fil: [
      { de: paul, quand: [-50, '19:41'], texte: 'Bonjour, à partir de quelle ancienneté la convention prévoit-elle un maintien de salaire ?' },
      {
        de: sophie,
        acte: 'clore',
        quand: [-48, '10:00'],
        texte:
          'Bonjour Monsieur Petit, la réponse dépend de la catégorie du salarié. La notice de votre contrat le détaille, elle est dans vos documents.',
      },
    ],
  },
  {
    ...ici,
    cle: 'petit-brouillon',
    demarche: 'prolongation',
    univers: 'prevoyance',
    objet: 'Prolongation d’arrêt de Rachel Fontaine',
    etat: 'brouillon',
    etape: 'arret',
    creee: [-26, '22:10'],
    expire: 4,
  },
]
