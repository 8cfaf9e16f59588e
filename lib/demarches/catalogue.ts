import type { Univers } from '@/lib/ground/univers'

/** Une démarche du catalogue. `univers` : il faut être couvert dans l’un d’eux. `ouverte` : elle a son formulaire. */
export type Demarche = { slug: string; titre: string; phrase: string; univers: readonly Univers[]; ouverte: boolean }

/** Celles qui se font en ligne aujourd’hui ; un essai les compare au registre. */
const OUVERTES: readonly string[] = ['arret-de-travail']

export type Domaine = { id: string; titre: string; demarches: readonly Demarche[] }

const SANTE: readonly Univers[] = ['sante']
const PREVOYANCE: readonly Univers[] = ['prevoyance']
const ASSURANCE: readonly Univers[] = ['sante', 'prevoyance']

const demarche =
  (univers: readonly Univers[]) =>
  (slug: string, titre: string, phrase: string): Demarche => ({ slug, titre, phrase, univers, ouverte: OUVERTES.includes(slug) })
const sante = demarche(SANTE)
const prevoyance = demarche(PREVOYANCE)
const assurance = demarche(ASSURANCE)

/** Le catalogue de demandes, par domaine (domaine, section 6.3) ; la plus demandée en tête. */
export const CATALOGUE: readonly Domaine[] = [
  {
    id: 'prevoyance',
    titre: 'Prévoyance',
    demarches: [
      prevoyance('arret-de-travail', 'Déclarer un arrêt de travail', 'Maladie, accident, avec vos attestations de salaire'),
      prevoyance('prolongation', 'Prolonger un arrêt', 'Les nouvelles dates et une pièce'),
      prevoyance('reprise', 'Déclarer une reprise du travail', 'Totale ou à temps partiel thérapeutique'),
      prevoyance('decomptes', 'Déposer des décomptes d’indemnités journalières', 'Ceux de la CPAM, pour un arrêt déjà déclaré'),
      prevoyance('conges-parentaux', 'Déclarer une maternité, une paternité ou une adoption', 'Pour les contrats qui les couvrent'),
      prevoyance('invalidite', 'Déclarer une invalidité', 'Notification de la Sécurité sociale'),
      prevoyance('deces', 'Déclarer un décès', 'Capital, rente éducation, rente de conjoint, obsèques'),
      prevoyance('inaptitude-conduite', 'Déclarer une inaptitude à la conduite', 'Dossier IPRIAC des conducteurs'),
    ],
  },
  {
    id: 'sante',
    titre: 'Santé',
    demarches: [
      sante('affiliation', 'Affilier un salarié', 'Le salarié, ses ayants droit, son option'),
      sante('dispense', 'Demander une dispense d’affiliation', 'Le cas de dispense et son justificatif'),
      sante('ayants-droit', 'Ajouter ou retirer un ayant droit', 'Conjoint, enfant, autre personne à charge'),
      sante('changement-situation', 'Changer de situation ou d’option', 'Mariage, naissance, changement de formule'),
      sante('radiation', 'Radier un salarié', 'Sortie de l’entreprise ou du contrat'),
      sante('portabilite', 'Demander une portabilité', 'Jusqu’à 12 mois après la rupture du contrat de travail'),
      sante('suspension', 'Signaler une suspension du contrat de travail', 'Maintien ou gel de la couverture'),
      sante('tiers-payant', 'Demander une attestation ou une carte de tiers payant', 'Pour un salarié affilié'),
      sante('import-affiliations', 'Importer un fichier d’affiliations', 'Plusieurs salariés en une fois'),
    ],
  },
  {
    id: 'cotisations',
    titre: 'Cotisations',
    demarches: [
      assurance('echeancier', 'Demander un échéancier', 'Étaler le paiement d’un appel de cotisations'),
      assurance('attestation', 'Demander une attestation de règlement', 'À jour de vos cotisations'),
      assurance('contestation', 'Contester un appel ou une majoration', 'La période, le montant, vos raisons'),
      assurance('trop-verse', 'Demander le remboursement d’un trop-versé', 'La période et le montant'),
      assurance('explication-crm', 'Demander l’explication d’un compte rendu DSN', 'Une anomalie que vous ne comprenez pas'),
    ],
  },
  {
    id: 'contrat',
    titre: 'Contrat',
    demarches: [
      assurance('adhesion', 'Adhérer, ou rattacher un établissement', 'Nouvel établissement, nouvelle population'),
      assurance('garanties', 'Faire étudier d’autres garanties', 'Une proposition, sans engagement'),
      assurance('changement-entreprise', 'Signaler un changement de l’entreprise', 'Raison sociale, adresse, SIRET, dirigeant'),
      assurance('mandat-sepa', 'Changer de coordonnées bancaires', 'RIB et mandat SEPA'),
      assurance('effectif', 'Signaler un changement d’effectif ou de catégorie', 'Effectif, cadres et non-cadres'),
      assurance('document', 'Demander un document', 'Certificat d’adhésion, notice, conditions'),
      assurance('resiliation', 'Résilier, ou signaler une cessation d’activité', 'Cession, liquidation, fin de contrat'),
    ],
  },
  {
    id: 'compte',
    titre: 'Compte et autres demandes',
    demarches: [
      assurance('contact', 'Formulaire de contact', 'Nous écrire\u00a0: domaine, thème, motif et message'),
      assurance('reclamation', 'Faire une réclamation', 'Délai, refus, qualité'),
      assurance('droits-rgpd', 'Exercer un droit sur des données personnelles', 'Accès, rectification, effacement, opposition'),
      assurance('signalement', 'Signaler une fraude ou un accès anormal', 'Ce que vous avez vu, et quand'),
    ],
  },
]

/** Le catalogue de cette entreprise : ce que sa couverture n’ouvre pas est absent, comme un domaine qui n’a plus rien. */
export const catalogueOf = (couverture: readonly Univers[]): Domaine[] =>
  CATALOGUE.map((domaine) => ({ ...domaine, demarches: domaine.demarches.filter((d) => d.univers.some((u) => couverture.includes(u))) })).filter(
    (domaine) => domaine.demarches.length > 0,
  )

/** Combien de démarches s’offrent à cette couverture. */
export const countDemarches = (couverture: readonly Univers[]): number =>
  catalogueOf(couverture).reduce((n, domaine) => n + domaine.demarches.length, 0)
