import type { Univers } from '@/lib/ground/univers'
import { ENTREPRISE } from './entreprise'
import type { Domaine } from './motif'
import { SALARIES } from './salaries'

const TOUS: readonly Univers[] = ['sante', 'prevoyance', 'retraite']

/** L’arbre du formulaire de contact (domaine, section 6.4) : un motif de plus est une ligne de plus. */
export const ARBRE: readonly Domaine[] = [
  ...SALARIES,
  ...ENTREPRISE,
  {
    code: 'espace',
    libelle: 'Espace client',
    univers: TOUS,
    place: 'compte',
    themes: [
      {
        code: 'acces',
        libelle: 'Accès',
        questions: ['administrateur-collaborateur', 'rubrique-absente'],
        demandes: ['signalement'],
        motifs: [
          {
            code: 'certification',
            libelle: 'Certification, numéro entreprise',
            questions: ['identifiant-numero-entreprise', 'certification-refusee'],
            mots: 'identifiant entreprise ajouter siren',
          },
          { code: 'droits', libelle: 'Droits d’un utilisateur', mots: 'habilitation accès collègue' },
          {
            code: 'expert',
            libelle: 'Expert-comptable',
            questions: ['declarer-expert-comptable', 'statut-delegation'],
            mots: 'cabinet délégation tiers déclarant',
          },
          { code: 'suppression', libelle: 'Suppression d’un accès', mots: 'retirer compte fermer départ collègue' },
          { code: 'bug', libelle: 'Défaut du site, accessibilité', questions: ['rubrique-absente'], mots: 'bug panne lecteur d’écran ne marche pas' },
        ],
      },
      {
        code: 'suites',
        libelle: 'Courriers, offres et services',
        questions: ['mes-courriers', 'mes-contrats'],
        demandes: [],
        motifs: [
          { code: 'courrier', libelle: 'Question sur un courrier', mots: 'lettre répondre reçu courrier duplicata copie' },
          { code: 'rappel', libelle: 'Être rappelé', mots: 'rappel téléphone commercial devis enrichir couverture offre service conseiller tarif' },
        ],
      },
    ],
  },
  {
    code: 'reclamation',
    libelle: 'Réclamation',
    univers: TOUS,
    place: 'compte',
    // ACPR, recommandation 2022-R-01 : accusé sous dix jours ouvrés, réponse sous deux mois.
    delai: 'Nous en accusons réception sous 10 jours ouvrés et répondons sous deux mois.',
    themes: [
      {
        code: 'insatisfaction',
        libelle: 'Toute réclamation',
        questions: ['delai-traitement', 'rouvrir-demande'],
        demandes: ['reclamation'],
        motifs: [
          { code: 'delai', libelle: 'Délai trop long', formulaire: 'reclamation', mots: 'attente retard réclamation plainte' },
          { code: 'refus', libelle: 'Refus contesté', formulaire: 'reclamation', mots: 'désaccord décision réclamation plainte' },
          { code: 'qualite', libelle: 'Qualité du service', formulaire: 'reclamation', mots: 'mécontent accueil réclamation plainte' },
          { code: 'autre', libelle: 'Autre réclamation', formulaire: 'reclamation', mots: 'réclamation plainte' },
        ],
      },
    ],
  },
  {
    code: 'donnees',
    libelle: 'Données personnelles',
    univers: TOUS,
    place: 'compte',
    // RGPD, article 12, paragraphe 3.
    delai: 'Le délégué à la protection des données répond sous un mois.',
    themes: [
      {
        code: 'droits-rgpd',
        libelle: 'Vos droits',
        questions: ['qui-voit-mes-donnees', 'numero-securite-sociale'],
        demandes: ['droits-rgpd'],
        motifs: [
          { code: 'acces-donnees', libelle: 'Accès à des données', formulaire: 'droits-rgpd', mots: 'rgpd copie dpo' },
          { code: 'rectification', libelle: 'Rectification', formulaire: 'droits-rgpd', mots: 'rgpd corriger dpo' },
          { code: 'effacement', libelle: 'Effacement', formulaire: 'droits-rgpd', mots: 'rgpd supprimer oubli dpo' },
          { code: 'opposition', libelle: 'Opposition', formulaire: 'droits-rgpd', mots: 'rgpd refuser dpo' },
        ],
      },
    ],
  },
]
