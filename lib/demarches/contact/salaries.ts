import type { Domaine } from './motif'

const ARRETS = ['arret-de-travail', 'prolongation', 'reprise-d-activite', 'decomptes'] as const

/** Ce qui touche les salariés : santé et prévoyance. */
export const SALARIES: readonly Domaine[] = [
  {
    code: 'sante',
    libelle: 'Santé',
    univers: ['sante'],
    place: 'sante',
    themes: [
      {
        code: 'affiliation',
        libelle: 'Affiliation et radiation',
        questions: ['entreprise-non-couverte', 'numero-securite-sociale'],
        demandes: ['affiliation', 'radiation', 'dispense', 'portabilite', 'ayants-droit'],
        motifs: [
          {
            code: 'affilier',
            libelle: 'Affilier un salarié',
            formulaire: 'affiliation',
            mots: 'embauche embaucher nouveau salarié arrivée recrutement inscrire mutuelle',
          },
          {
            code: 'radier',
            libelle: 'Radier un salarié',
            formulaire: 'radiation',
            mots: 'départ sortie démission licenciement retraite quitte fin de contrat mutuelle',
          },
          { code: 'ayants-droit', libelle: 'Ayants droit', formulaire: 'ayants-droit', mots: 'conjoint enfant naissance mariage famille' },
          { code: 'dispense', libelle: 'Dispense d’affiliation', formulaire: 'dispense', mots: 'refus mutuelle conjoint déjà couvert' },
          { code: 'portabilite', libelle: 'Portabilité', formulaire: 'portabilite', mots: 'chômage ancien salarié maintien après départ' },
          { code: 'carte', libelle: 'Carte de tiers payant', mots: 'attestation carte mutuelle perdue' },
        ],
      },
      {
        code: 'prestations',
        libelle: 'Prestations',
        questions: ['qui-voit-mes-donnees', 'delai-traitement'],
        demandes: ['tiers-payant'],
        motifs: [
          { code: 'remboursement', libelle: 'Suivi d’un remboursement', mots: 'remboursé soins frais médicaux' },
          { code: 'devis', libelle: 'Devis et prise en charge', mots: 'dentaire optique lunettes hospitalisation' },
          { code: 'tiers-payant', libelle: 'Tiers payant refusé', mots: 'pharmacie carte refusée' },
        ],
      },
      {
        code: 'garanties',
        libelle: 'Garanties et contrat',
        questions: ['mes-contrats', 'documents-bibliotheque'],
        demandes: ['garanties', 'document'],
        motifs: [
          { code: 'comprendre', libelle: 'Comprendre mes garanties', mots: 'couverture notice tableau' },
          { code: 'formule', libelle: 'Changer de formule', formulaire: 'garanties', mots: 'option niveau améliorer' },
          { code: 'surcomplementaire', libelle: 'Surcomplémentaire', mots: 'renfort option facultative' },
        ],
      },
    ],
  },
  {
    code: 'prevoyance',
    libelle: 'Prévoyance',
    univers: ['prevoyance'],
    place: 'prevoyance',
    themes: [
      {
        code: 'arret',
        libelle: 'Arrêt de travail',
        questions: ['delai-traitement', 'franchise'],
        demandes: ARRETS,
        motifs: [
          {
            code: 'declarer',
            libelle: 'Déclarer un arrêt',
            formulaire: 'arret-de-travail',
            questions: ['declarer-arret', 'pieces-a-joindre'],
            mots: 'maladie accident',
          },
          { code: 'prolonger', libelle: 'Prolonger un arrêt', formulaire: 'prolongation', questions: ['prolonger-arret'], mots: 'prolongation' },
          {
            code: 'reprise',
            libelle: 'Reprise du travail',
            formulaire: 'reprise-d-activite',
            questions: ['reprise-activite'],
            mots: 'retour mi-temps thérapeutique',
          },
          {
            code: 'suivi',
            libelle: 'Suivi d’un dossier',
            questions: ['retrouver-demande', 'delai-traitement'],
            mots: 'où en est dossier avancement',
          },
          {
            code: 'paiement',
            libelle: 'Paiement non reçu',
            formulaire: 'decomptes',
            mots: 'indemnités journalières virement versement argent ij ijss',
          },
          { code: 'controle', libelle: 'Contrôle médical', questions: ['diagnostic-medical'], mots: 'contre-visite médecin' },
        ],
      },
      {
        code: 'invalidite',
        libelle: 'Invalidité, inaptitude',
        questions: ['pieces-a-joindre', 'diagnostic-medical'],
        demandes: ['invalidite', 'inaptitude-conduite'],
        motifs: [
          { code: 'declarer-invalidite', libelle: 'Déclarer une invalidité', formulaire: 'invalidite', mots: 'rente pension invalide' },
          { code: 'pieces', libelle: 'Pièces du dossier', mots: 'justificatif notification document manquant' },
          {
            code: 'conduite',
            libelle: 'Inaptitude à la conduite (IPRIAC)',
            formulaire: 'inaptitude-conduite',
            mots: 'permis chauffeur conducteur inapte ipriac',
          },
        ],
      },
      {
        code: 'deces',
        libelle: 'Décès',
        questions: ['pieces-a-joindre', 'qui-voit-mes-donnees'],
        demandes: ['deces'],
        motifs: [
          { code: 'declarer-deces', libelle: 'Déclarer un décès', formulaire: 'deces', mots: 'mort décédé veuve' },
          { code: 'capital', libelle: 'Capital décès', mots: 'bénéficiaire versement' },
          { code: 'rente', libelle: 'Rente éducation ou de conjoint', mots: 'orphelin enfant veuf veuve' },
        ],
      },
    ],
  },
]
