import type { ContratConnu } from '../../lib/demarches/define'
import type { Garantie } from '../../lib/copy/garanties'
import type { Univers } from '../../lib/ground/univers'

/** Une personne nommée du monde de démonstration. */
export type Person = {
  email: string
  civilite: 'madame' | 'monsieur'
  prenom: string
  nom: string
  telephone: string
  fonction: string
  gestion: 'gestionnaire' | 'superviseur' | null
}

/** Les personnes nommées ; la clé les désigne dans tout le monde. */
export const PEOPLE = {
  claire: {
    email: 'claire.durand@durand.example',
    civilite: 'madame',
    prenom: 'Claire',
    nom: 'Durand',
    telephone: '+33472000019',
    fonction: 'Directrice des ressources humaines',
    gestion: null,
  },
  marc: {
    email: 'marc.leroy@durand.example',
    civilite: 'monsieur',
    prenom: 'Marc',
    nom: 'Leroy',
    telephone: '+33472000020',
    fonction: 'Gestionnaire de paie',
    gestion: null,
  },
  ines: {
    email: 'ines.moreau@durand.example',
    civilite: 'madame',
    prenom: 'Inès',
    nom: 'Moreau',
    telephone: '+33472000021',
    fonction: 'Chargée du personnel',
    gestion: null,
  },
  paul: {
    email: 'paul.petit@petit.example',
    civilite: 'monsieur',
    prenom: 'Paul',
    nom: 'Petit',
    telephone: '+33476000050',
    fonction: 'Gérant',
    gestion: null,
  },
  karim: {
    email: 'karim.benali@cabinet.example',
    civilite: 'monsieur',
    prenom: 'Karim',
    nom: 'Benali',
    telephone: '+33478000043',
    fonction: 'Expert-comptable',
    gestion: null,
  },
  sophie: {
    email: 'sophie.martin@gestion.example',
    civilite: 'madame',
    prenom: 'Sophie',
    nom: 'Martin',
    telephone: '+33970000001',
    fonction: 'Gestionnaire',
    gestion: 'gestionnaire',
  },
  luc: {
    email: 'luc.bernard@gestion.example',
    civilite: 'monsieur',
    prenom: 'Luc',
    nom: 'Bernard',
    telephone: '+33970000002',
    fonction: 'Superviseur',
    gestion: 'superviseur',
  },
} as const satisfies Record<string, Person>

export type PersonKey = keyof typeof PEOPLE

type Prevoyance = Pick<ContratConnu, 'franchiseJours' | 'franchiseMode' | 'basePrestation' | 'nbMoisSalaires'>

/** Un contrat : `fin` seulement pour celui qui a cessé. */
export type ContratCast = {
  reference: string
  univers: Univers
  libelle: string
  population: string
  organisme: string
  effet: string
  fin?: string
  garanties?: readonly Garantie[]
  options?: readonly string[]
  /** Ce qui a changé, et depuis quand. */
  avenants?: readonly (readonly [effet: string, libelle: string])[]
} & Partial<Prevoyance>

/** Ce que les contrats de prévoyance fictifs prévoient : la franchise, et les salaires qui fondent les prestations. */
export const NON_CADRES = {
  franchiseJours: 30,
  franchiseMode: 'discontinue',
  basePrestation: 'brut',
  nbMoisSalaires: 12,
  garanties: ['incapacite', 'invalidite', 'deces', 'inaptitude'],
} satisfies Prevoyance & Pick<ContratCast, 'garanties'>
const CADRES = {
  ...NON_CADRES,
  franchiseJours: 90,
  franchiseMode: 'continue',
  garanties: ['incapacite', 'invalidite', 'deces'],
} satisfies Prevoyance & Pick<ContratCast, 'garanties'>
/** Ce que couvrent les contrats de santé fictifs. */
export const SANTE = { garanties: ['soins', 'hospitalisation', 'optique', 'dentaire'] } satisfies Pick<ContratCast, 'garanties'>

/** Un lieu : l’adresse d’une entreprise ou d’un établissement. */
export type Lieu = { adresse: string; codePostal: string; ville: string }

/** Une entreprise : le premier établissement est le siège, et donne son adresse à l’entreprise. */
export type Company = {
  siren: string
  raisonSociale: string
  formeJuridique: string
  naf: string
  effectif: number
  etablissements: readonly [Lieu & { enseigne?: string }, ...(Lieu & { enseigne?: string })[]]
  contrats: readonly ContratCast[]
}

const CARCEPT = 'CARCEPT-Prévoyance'

/** Les entreprises nommées. Les trois premiers contrats sont ceux des fichiers DSN de démonstration. */
export const COMPANIES = {
  transports: {
    siren: '900000019',
    raisonSociale: 'Transports Fictifs Durand',
    formeJuridique: 'SAS',
    naf: '49.41A',
    effectif: 86,
    etablissements: [
      { adresse: '1 rue de la Logistique Fictive', codePostal: '38070', ville: 'Saint-Quentin-Fallavier' },
      { adresse: '24 avenue du Quai Imaginaire', codePostal: '69200', ville: 'Vénissieux', enseigne: 'Agence de Vénissieux' },
      { adresse: '7 chemin des Essieux', codePostal: '26500', ville: 'Bourg-lès-Valence', enseigne: 'Agence de Valence' },
    ],
    contrats: [
      {
        reference: 'TRM-NC-0000123',
        univers: 'prevoyance',
        ...NON_CADRES,
        libelle: 'Prévoyance conventionnelle des non-cadres',
        population: 'Personnel non cadre',
        organisme: CARCEPT,
        effet: '2017-01-01',
        avenants: [
          ['2022-07-01', 'Franchise portée de 60 à 30 jours'],
          ['2026-09-01', 'Apprentis ajoutés'],
        ],
      },
      {
        reference: 'TRM-CADRE-0000789',
        univers: 'prevoyance',
        ...CADRES,
        libelle: 'Prévoyance des cadres',
        population: 'Cadres',
        organisme: CARCEPT,
        effet: '2019-01-01',
      },
      {
        reference: 'TRM-SANTE-0000456',
        univers: 'sante',
        ...SANTE,
        libelle: 'Frais de santé de l’ensemble du personnel',
        population: 'Ensemble du personnel',
        organisme: CARCEPT,
        effet: '2018-07-01',
        options: ['Surcomplémentaire, au choix du salarié'],
        avenants: [['2022-07-01', 'Cotisation portée à 1,40\u00a0% du plafond mensuel']],
      },
      {
        reference: 'TRM-RET-0000321',
        univers: 'retraite',
        libelle: 'Retraite complémentaire Agirc-Arrco',
        population: 'Ensemble du personnel',
        organisme: 'CARCEPT',
        effet: '2001-01-01',
      },
    ],
  },
  logistique: {
    siren: '900000027',
    raisonSociale: 'Durand Logistique',
    formeJuridique: 'SARL',
    naf: '52.10B',
    effectif: 24,
    etablissements: [{ adresse: '15 rue des Palettes Fictives', codePostal: '69800', ville: 'Saint-Priest' }],
    contrats: [
      {
        reference: 'TRM-NC-0000231',
        univers: 'prevoyance',
        ...NON_CADRES,
        libelle: 'Prévoyance des non-cadres',
        population: 'Personnel non cadre',
        organisme: CARCEPT,
        effet: '2020-01-01',
      },
      {
        reference: 'TRM-SANTE-0000232',
        univers: 'sante',
        ...SANTE,
        libelle: 'Frais de santé de l’ensemble du personnel',
        population: 'Ensemble du personnel',
        organisme: CARCEPT,
        effet: '2020-01-01',
        fin: '2023-12-31',
      },
    ],
  },
  voyages: {
    siren: '900000035',
    raisonSociale: 'Durand Voyages',
    formeJuridique: 'SAS',
    naf: '49.39A',
    effectif: 41,
    etablissements: [{ adresse: '3 place de la Gare Imaginaire', codePostal: '38300', ville: 'Bourgoin-Jallieu' }],
    contrats: [
      {
        reference: 'TRM-SANTE-0000357',
        univers: 'sante',
        ...SANTE,
        libelle: 'Frais de santé de l’ensemble du personnel',
        population: 'Ensemble du personnel',
        organisme: CARCEPT,
        effet: '2021-04-01',
      },
    ],
  },
  petit: {
    siren: '900000050',
    raisonSociale: 'Ambulances Fictives Petit',
    formeJuridique: 'SARL',
    naf: '86.90A',
    effectif: 17,
    etablissements: [{ adresse: '12 boulevard des Secours Fictifs', codePostal: '38500', ville: 'Voiron' }],
    contrats: [
      {
        reference: 'TRM-SANTE-0000505',
        univers: 'sante',
        ...SANTE,
        libelle: 'Frais de santé du transport sanitaire',
        population: 'Ensemble du personnel',
        organisme: CARCEPT,
        effet: '2016-01-01',
      },
      {
        reference: 'TRM-NC-0000506',
        univers: 'prevoyance',
        ...NON_CADRES,
        libelle: 'Prévoyance conventionnelle des non-cadres',
        population: 'Personnel non cadre',
        organisme: CARCEPT,
        effet: '2017-01-01',
      },
    ],
  },
  noel: {
    siren: '900000068',
    raisonSociale: 'Messagerie Fictive Noël',
    formeJuridique: 'EURL',
    naf: '52.29A',
    effectif: 9,
    etablissements: [{ adresse: '40 route des Colis Fictifs', codePostal: '42000', ville: 'Saint-Étienne' }],
    contrats: [
      {
        reference: 'TRM-SANTE-0000681',
        univers: 'sante',
        ...SANTE,
        libelle: 'Frais de santé de l’ensemble du personnel',
        population: 'Ensemble du personnel',
        organisme: CARCEPT,
        effet: '2022-01-01',
      },
      {
        reference: 'TRM-NC-0000682',
        univers: 'prevoyance',
        ...NON_CADRES,
        libelle: 'Prévoyance conventionnelle des non-cadres',
        population: 'Personnel non cadre',
        organisme: CARCEPT,
        effet: '2022-01-01',
      },
    ],
  },
} as const satisfies Record<string, Company>

export type CompanyKey = keyof typeof COMPANIES

/** Un compte : ses entreprises dans l’ordre de leur couleur, et ses membres ; `sirens` quand les droits sont donnés à la main. */
export const COMPTES = {
  durand: {
    nom: 'Transports Fictifs Durand',
    entreprises: ['transports', 'logistique', 'voyages'],
    membres: [
      { personne: 'claire', role: 'administrateur', sirens: null },
      { personne: 'marc', role: 'collaborateur', sirens: ['900000019'] },
      { personne: 'ines', role: 'collaborateur', sirens: null },
    ],
  },
  petit: {
    nom: 'Ambulances Fictives Petit',
    entreprises: ['petit'],
    membres: [{ personne: 'paul', role: 'administrateur', sirens: null }],
  },
} as const satisfies Record<
  string,
  {
    nom: string
    entreprises: readonly CompanyKey[]
    membres: readonly { personne: PersonKey; role: 'administrateur' | 'collaborateur'; sirens: readonly string[] | null }[]
  }
>

export type CompteKey = keyof typeof COMPTES

/** Le cabinet de Karim : il n’est client de personne, ses clients lui donnent des délégations. */
export const CABINET = { siren: '900000043', raisonSociale: 'Cabinet Fictif Expertise' } as const
