import type { Univers } from '@/lib/ground/univers'
import type { Domaine } from './motif'

const ASSURANCE: readonly Univers[] = ['sante', 'prevoyance']

/** Ce qui touche l’entreprise : cotisations, DSN, contrat. */
export const ENTREPRISE: readonly Domaine[] = [
  {
    code: 'cotisations',
    libelle: 'Cotisations',
    univers: ASSURANCE,
    place: 'cotisations',
    themes: [
      {
        code: 'appel',
        libelle: 'Appel et paiement',
        questions: ['mes-courriers', 'delai-traitement'],
        demandes: ['echeancier', 'attestation', 'contestation', 'trop-verse', 'mandat-sepa'],
        motifs: [
          { code: 'echeancier', libelle: 'Demander un échéancier', formulaire: 'echeancier', mots: 'difficulté délai de paiement étaler trésorerie' },
          {
            code: 'rib',
            libelle: 'Moyen de paiement, RIB',
            formulaire: 'mandat-sepa',
            mots: 'rib iban banque coordonnées bancaires prélèvement sepa mandat compte',
          },
          { code: 'montant', libelle: 'Erreur de montant', formulaire: 'contestation', mots: 'faux trop élevé contester majoration' },
          { code: 'trop-verse', libelle: 'Trop-versé', formulaire: 'trop-verse', mots: 'remboursement crédit payé deux fois' },
          { code: 'relance', libelle: 'Relance, mise en demeure', mots: 'impayé retard huissier recouvrement' },
          {
            code: 'attestation',
            libelle: 'Attestation de règlement',
            formulaire: 'attestation',
            mots: 'à jour marché public donneur d’ordre vigilance',
          },
        ],
      },
    ],
  },
  {
    code: 'dsn',
    libelle: 'DSN',
    univers: ASSURANCE,
    place: 'dsn',
    themes: [
      {
        code: 'fiche',
        libelle: 'Fiche de paramétrage',
        questions: ['fiche-dsn'],
        demandes: [],
        motifs: [
          { code: 'absente', libelle: 'Fiche absente', mots: 'paramétrage introuvable logiciel de paie' },
          { code: 'code', libelle: 'Code population ou option', mots: 'rubrique code option population paie' },
          { code: 'taux', libelle: 'Taux', mots: 'pourcentage assiette calcul' },
          { code: 'delegataire', libelle: 'Délégataire', mots: 'code délégataire gestion' },
          { code: 'nouvelle', libelle: 'Nouvelle fiche', mots: 'changement version' },
        ],
      },
      {
        code: 'crm',
        libelle: 'Compte rendu métier',
        questions: ['fiche-dsn'],
        demandes: ['explication-crm'],
        motifs: [
          { code: 'anomalie', libelle: 'Comprendre une anomalie', formulaire: 'explication-crm', mots: 'erreur rejet crm compte rendu' },
          { code: 'contester', libelle: 'Contester une anomalie', mots: 'désaccord crm' },
          { code: 'annule', libelle: 'DSN annule et remplace', mots: 'corriger renvoyer déclaration' },
          { code: 'etablissement', libelle: 'Établissement non rattaché', mots: 'siret inconnu' },
        ],
      },
    ],
  },
  {
    code: 'contrat',
    libelle: 'Contrat',
    univers: ASSURANCE,
    place: 'contrat',
    themes: [
      {
        code: 'vie',
        libelle: 'Vie du contrat',
        questions: ['mes-contrats', 'documents-bibliotheque'],
        demandes: ['document', 'changement-entreprise', 'effectif', 'resiliation', 'adhesion'],
        motifs: [
          { code: 'documents', libelle: 'Documents du contrat', formulaire: 'document', mots: 'certificat d’adhésion notice conditions attestation' },
          { code: 'adresse', libelle: 'Changement d’adresse', formulaire: 'changement-entreprise', mots: 'déménagement siège courrier' },
          { code: 'raison-sociale', libelle: 'Changement de raison sociale', mots: 'nom société dirigeant forme juridique' },
          { code: 'nouvel-etablissement', libelle: 'Nouvel établissement', formulaire: 'adhesion', mots: 'siret agence ouverture rattacher' },
          { code: 'effectif', libelle: 'Effectif ou catégorie', formulaire: 'effectif', mots: 'cadres nombre de salariés' },
          {
            code: 'resiliation',
            libelle: 'Résiliation',
            formulaire: 'resiliation',
            mots: 'résilier arrêter contrat cessation liquidation fermeture',
          },
        ],
      },
    ],
  },
]
