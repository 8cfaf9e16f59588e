import type { Univers } from '@/lib/ground/univers'

/** Ce dont une entreprise nous saisit sans formulaire en ligne, par courrier ou par téléphone (domaine, section 6.3). `ancien` : une démarche en ligne l’a remplacé, d’autres demandes le portent. */
export type Sujet = { titre: string; univers: readonly Univers[]; ancien?: true }

const SANTE: readonly Univers[] = ['sante']
const PREVOYANCE: readonly Univers[] = ['prevoyance']
const ASSURANCE: readonly Univers[] = ['sante', 'prevoyance']
const TOUS: readonly Univers[] = ['sante', 'prevoyance', 'retraite']

export const SUJETS: Readonly<Record<string, Sujet>> = {
  prolongation: { titre: 'Prolonger un arrêt', univers: PREVOYANCE },
  reprise: { titre: 'Déclarer une reprise du travail', univers: PREVOYANCE, ancien: true },
  decomptes: { titre: 'Déposer des décomptes d’indemnités journalières', univers: PREVOYANCE },
  'conges-parentaux': { titre: 'Déclarer une maternité, une paternité ou une adoption', univers: PREVOYANCE },
  invalidite: { titre: 'Déclarer une invalidité', univers: PREVOYANCE },
  deces: { titre: 'Déclarer un décès', univers: PREVOYANCE },
  'inaptitude-conduite': { titre: 'Déclarer une inaptitude à la conduite', univers: PREVOYANCE },
  affiliation: { titre: 'Affilier un salarié', univers: SANTE },
  dispense: { titre: 'Demander une dispense d’affiliation', univers: SANTE },
  'ayants-droit': { titre: 'Ajouter ou retirer un ayant droit', univers: SANTE },
  'changement-situation': { titre: 'Changer de situation ou d’option', univers: SANTE },
  radiation: { titre: 'Radier un salarié', univers: SANTE },
  portabilite: { titre: 'Demander une portabilité', univers: SANTE },
  suspension: { titre: 'Signaler une suspension du contrat de travail', univers: SANTE },
  'tiers-payant': { titre: 'Demander une attestation ou une carte de tiers payant', univers: SANTE },
  'import-affiliations': { titre: 'Importer un fichier d’affiliations', univers: SANTE },
  echeancier: { titre: 'Demander un échéancier', univers: ASSURANCE },
  attestation: { titre: 'Demander une attestation de règlement', univers: ASSURANCE },
  contestation: { titre: 'Contester un appel ou une majoration', univers: ASSURANCE },
  'trop-verse': { titre: 'Demander le remboursement d’un trop-versé', univers: ASSURANCE },
  'explication-crm': { titre: 'Demander l’explication d’un compte rendu DSN', univers: ASSURANCE },
  adhesion: { titre: 'Adhérer, ou rattacher un établissement', univers: ASSURANCE },
  garanties: { titre: 'Faire étudier d’autres garanties', univers: ASSURANCE },
  'changement-entreprise': { titre: 'Signaler un changement de l’entreprise', univers: ASSURANCE },
  'mandat-sepa': { titre: 'Changer de coordonnées bancaires', univers: ASSURANCE },
  effectif: { titre: 'Signaler un changement d’effectif ou de catégorie', univers: ASSURANCE },
  document: { titre: 'Demander un document', univers: ASSURANCE },
  resiliation: { titre: 'Résilier, ou signaler une cessation d’activité', univers: ASSURANCE },
  contact: { titre: 'Poser une question', univers: TOUS },
  reclamation: { titre: 'Faire une réclamation', univers: TOUS },
  'droits-rgpd': { titre: 'Exercer un droit sur des données personnelles', univers: TOUS },
  signalement: { titre: 'Signaler une fraude ou un accès anormal', univers: TOUS },
}
