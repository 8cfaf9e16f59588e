import type { Story } from './story.ts'
import { compteId, WRITERS } from './writers.ts'

const { claire, ines, karim, sophie } = WRITERS

/** Les demandes de Durand Logistique, en prévoyance seulement. */
export function logistiqueStories(): Story[] {
  const ici = { siren: '900000027', compteId: compteId('durand'), univers: 'prevoyance' } as const
  return [
    {
      ...ici,
      cle: 'petitjean',
      nonLue: true,
      auteur: ines,
      gestionnaire: sophie,
      demarche: 'arret-de-travail',
      objet: 'Arrêt de travail de Denis Petitjean',
      etat: 'pieces_demandees',
      creee: [-12, '10:02'],
      envoyee: [-12, '10:25'],
      fil: [
        { de: ines, quand: [-12, '10:25'], texte: 'Bonjour, l’entreprise maintient le salaire de M. Petitjean. L’attestation est jointe.' },
        { de: sophie, quand: [-11, '09:02'], acte: 'prendre' },
        {
          de: sophie,
          acte: 'demander',
          quand: [-7, '15:33'],
          texte:
            'Bonjour Madame Moreau, il me manque le relevé d’identité bancaire de l’entreprise : le dernier que nous avons est celui d’un compte fermé.',
        },
      ],
      pieces: [
        { libelle: 'Attestation de salaire', etat: 'validee', fichier: ['attestation-salaire-petitjean.pdf', 177] },
        {
          libelle: 'Relevé d’identité bancaire de l’entreprise',
          pourquoi: 'Pour verser les indemnités pendant le maintien de salaire.',
          etat: 'demandee',
          echeance: 0,
        },
      ],
    },
    {
      ...ici,
      cle: 'echeancier',
      nonLue: true,
      auteur: claire,
      gestionnaire: sophie,
      demarche: 'echeancier',
      objet: 'Demande d’échéancier pour le dernier trimestre',
      etat: 'en_traitement',
      creee: [-6, '09:12'],
      envoyee: [-6, '09:33'],
      fil: [
        { de: claire, quand: [-6, '09:33'], texte: 'Bonjour, un client important paie avec retard. Nous souhaitons régler en trois mensualités.' },
        { de: sophie, quand: [-5, '10:00'], acte: 'prendre' },
        {
          de: sophie,
          quand: { minutes: 160 },
          texte: 'Bonjour Madame Durand, trois mensualités sont possibles. À partir de quelle date souhaitez-vous commencer ?',
        },
      ],
    },
    {
      ...ici,
      cle: 'reprise-brun',
      auteur: karim,
      gestionnaire: sophie,
      demarche: 'reprise-d-activite',
      objet: 'Reprise du travail de Valérie Brun',
      etat: 'en_traitement',
      creee: [-3, '16:00'],
      envoyee: [-3, '16:09'],
      fil: [{ de: sophie, quand: [-2, '09:00'], acte: 'prendre' }],
      pieces: [{ libelle: 'Attestation de reprise', etat: 'recue', fichier: ['attestation-reprise-brun.pdf', 64] }],
    },
    {
      ...ici,
      cle: 'arret-costa',
      auteur: ines,
      demarche: 'arret-de-travail',
      objet: 'Arrêt de travail de Manuel Costa',
      etat: 'a_prendre',
      creee: [-1, '11:31'],
      envoyee: [-1, '11:58'],
      pieces: [{ libelle: 'Attestation de salaire', etat: 'recue', fichier: ['attestation-salaire-costa.pdf', 181] }],
    },
    {
      ...ici,
      cle: 'adresse-logistique',
      auteur: claire,
      gestionnaire: sophie,
      demarche: 'changement-entreprise',
      objet: 'Changement d’adresse du siège',
      etat: 'cloturee',
      issue: 'acceptee',
      creee: [-120, '10:15'],
      envoyee: [-120, '10:24'],
      fil: [
        {
          de: sophie,
          acte: 'clore',
          quand: [-117, '14:00'],
          texte: 'Bonjour Madame Durand, votre nouvelle adresse est enregistrée. Vos courriers y sont envoyés à compter d’aujourd’hui.',
        },
      ],
    },
    {
      ...ici,
      cle: 'trop-verse',
      auteur: karim,
      gestionnaire: sophie,
      demarche: 'contact',
      motif: ['cotisations', 'appel', 'trop-verse'],
      message: 'Bonjour, la régularisation laisse un solde en faveur de l’entreprise. Pouvez-vous le rembourser ?',
      objet: 'Trop-versé (appel et paiement)',
      etat: 'cloturee',
      issue: 'refusee',
      creee: [-55, '17:44'],
      envoyee: [-55, '17:50'],
      fil: [
        {
          de: sophie,
          acte: 'clore',
          quand: [-48, '10:40'],
          texte:
            'Bonjour Monsieur Benali, ce solde a été déduit de l’appel suivant, il n’y a donc rien à rembourser. Le détail figure dans le courrier du mois.',
        },
      ],
    },
    {
      ...ici,
      cle: 'arret-brun',
      auteur: ines,
      gestionnaire: sophie,
      demarche: 'arret-de-travail',
      objet: 'Arrêt de travail de Valérie Brun',
      etat: 'cloturee',
      issue: 'acceptee',
      creee: [-38, '10:00'],
      envoyee: [-38, '10:19'],
      fil: [
        { de: sophie, quand: [-37, '09:00'], acte: 'prendre' },
        {
          de: sophie,
          acte: 'clore',
          quand: [-30, '16:12'],
          texte: 'Bonjour Madame Moreau, le dossier de Mme Brun est complet et le premier versement est fait.',
        },
      ],
      pieces: [{ libelle: 'Décompte des indemnités journalières', etat: 'validee', fichier: ['decompte-ij-brun.pdf', 140] }],
    },
    {
      ...ici,
      cle: 'brouillon-costa',
      auteur: ines,
      demarche: 'prolongation',
      objet: 'Prolongation d’arrêt de Manuel Costa',
      etat: 'brouillon',
      etape: 'arret',
      creee: [-27, '15:00'],
      expire: 3,
    },
  ]
}

/** Les demandes de Durand Voyages, en santé seulement. */
export function voyagesStories(): Story[] {
  const ici = { siren: '900000035', compteId: compteId('durand'), univers: 'sante' } as const
  return [
    {
      ...ici,
      cle: 'marty',
      auteur: claire,
      gestionnaire: sophie,
      demarche: 'portabilite',
      objet: 'Portabilité d’Olivia Marty',
      etat: 'pieces_demandees',
      creee: [-8, '14:10'],
      envoyee: [-8, '14:22'],
      fil: [
        { de: sophie, quand: [-7, '09:00'], acte: 'prendre' },
        {
          de: sophie,
          acte: 'demander',
          quand: [-4, '11:11'],
          texte: 'Bonjour Madame Durand, pour ouvrir les droits de Mme Marty il me faut son certificat de travail.',
        },
      ],
      pieces: [
        {
          libelle: 'Certificat de travail',
          pourquoi: 'Il mentionne la portabilité et fixe la date de départ.',
          etat: 'demandee',
          echeance: 6,
        },
      ],
    },
    {
      ...ici,
      cle: 'affiliation-blanc',
      auteur: ines,
      gestionnaire: sophie,
      demarche: 'affiliation',
      objet: 'Affiliation santé de Camille Blanc',
      etat: 'en_traitement',
      creee: [-5, '10:40'],
      envoyee: [-5, '10:52'],
      fil: [
        { de: ines, quand: [-5, '10:52'], texte: 'Bonjour, Mme Blanc commence lundi comme conductrice de car.' },
        { de: sophie, quand: [-4, '09:30'], acte: 'prendre' },
      ],
      pieces: [
        {
          libelle: 'Bulletin individuel d’affiliation signé',
          etat: 'recue',
          fichier: ['bulletin-affiliation-blanc.pdf', 214],
        },
      ],
    },
    {
      ...ici,
      cle: 'ayant-droit',
      auteur: karim,
      demarche: 'ayants-droit',
      objet: 'Ajout d’un ayant droit de Samuel Girard',
      etat: 'a_prendre',
      creee: [-1, '17:30'],
      envoyee: [-1, '17:36'],
      fil: [{ de: karim, quand: [-1, '17:36'], texte: 'Bonjour, M. Girard rattache son enfant à compter du mois prochain.' }],
    },
    {
      ...ici,
      cle: 'carte',
      auteur: ines,
      demarche: 'tiers-payant',
      objet: 'Carte de tiers payant de Laure Simon',
      etat: 'a_prendre',
      creee: { minutes: 250 },
      envoyee: { minutes: 240 },
      fil: [{ de: ines, quand: { minutes: 240 }, texte: 'Bonjour, Mme Simon n’a pas reçu sa carte de l’année.' }],
    },
    {
      ...ici,
      cle: 'radiation-voyages',
      auteur: ines,
      gestionnaire: sophie,
      demarche: 'radiation',
      objet: 'Radiation de Damien Prévost',
      etat: 'cloturee',
      issue: 'acceptee',
      creee: [-33, '09:00'],
      envoyee: [-33, '09:08'],
      fil: [
        {
          de: sophie,
          acte: 'clore',
          quand: [-31, '10:00'],
          texte: 'Bonjour Madame Moreau, M. Prévost est radié à la date demandée. Sa portabilité est ouverte.',
        },
      ],
      pieces: [{ libelle: 'Certificat de travail', etat: 'validee', fichier: ['certificat-prevost.pdf', 58] }],
    },
    {
      ...ici,
      cle: 'dispense-voyages',
      auteur: claire,
      gestionnaire: sophie,
      demarche: 'dispense',
      objet: 'Dispense d’affiliation de Lina Haddad',
      etat: 'cloturee',
      issue: 'acceptee',
      creee: [-64, '13:40'],
      envoyee: [-64, '13:51'],
      fil: [
        {
          de: sophie,
          acte: 'clore',
          quand: [-60, '15:00'],
          texte: 'Bonjour Madame Durand, la dispense est acceptée jusqu’à la fin du contrat à durée déterminée.',
        },
      ],
    },
    {
      ...ici,
      cle: 'garanties',
      auteur: claire,
      gestionnaire: sophie,
      demarche: 'contact',
      objet: 'Changer de formule de garanties',
      etat: 'cloturee',
      issue: 'sans_suite',
      creee: [-140, '16:20'],
      envoyee: [-140, '16:31'],
      fil: [
        { de: claire, quand: [-140, '16:31'], texte: 'Bonjour, nous aimerions comparer la formule renforcée avec la nôtre.' },
        {
          de: sophie,
          quand: [-136, '11:45'],
          texte:
            'Bonjour Madame Durand, le comparatif vous a été adressé par courrier. Sans retour de votre part avant la fin du trimestre, votre formule est inchangée.',
        },
        {
          de: sophie,
          quand: [-100, '09:00'],
          acte: 'clore',
          texte: 'Bonjour Madame Durand, sans retour de votre part, votre formule est inchangée et je clos la demande.',
        },
      ],
    },
  ]
}
