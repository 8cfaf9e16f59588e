/** Un attribut : exigé ou non, et sa forme. */
type Attribut = { requis: boolean; forme: RegExp }
/** Un élément : ses attributs, ses enfants avec leur nombre, la forme de son texte. */
export type Element = {
  attributs?: Readonly<Record<string, Attribut>>
  enfants?: Readonly<Record<string, { min: 0 | 1; max: number; element: Element }>>
  texte?: RegExp
}

const libre = (max: number) => new RegExp(`^[^\\p{Cc}<>]{1,${max}}$`, 'u')
const requis = (forme: RegExp): Attribut => ({ requis: true, forme })
const facultatif = (forme: RegExp): Attribut => ({ requis: false, forme })
const un = (element: Element) => ({ min: 1 as const, max: 1, element })
const peut = (element: Element, max = 1) => ({ min: 0 as const, max, element })

/** Un organisme complémentaire : son code, ou son SIREN. */
export const ORGANISME = /^(?:P\d{4}|A[0-9A-Z]{5}|\d{9})$/
const DELEGATAIRE = /^[GD][0-9A-Z]{5}$/
const JOUR = /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{2}$/

const CONTACT: Element = {
  attributs: {
    Nom: requis(libre(80)),
    Tel: requis(/^\d{10,20}$/),
    TelComp: facultatif(libre(80)),
    Fax: facultatif(/^\d{10,20}$/),
    Mail: requis(/^[\w.-]{1,64}@[\w.-]{1,60}$/),
  },
}

const TAUX: Element = { texte: /^\d{1,2}(?:\.\d{1,6})?$/ }
const MONTANT: Element = { texte: /^\d{1,9}(?:\.\d{1,2})?$/ }
const COMPOSANT: Element = { enfants: { Taux: peut(TAUX) } }
const liste = (forme: RegExp): Element => ({
  enfants: { ValeursIncluses: peut({ texte: forme }, 300), ValeursExclues: peut({ texte: forme }, 300) },
})
const bornes = (forme: RegExp, unite?: string): Element => ({
  attributs: {
    ...(unite ? { [unite]: requis(/^\d{2}$/) } : {}),
    BorneINF: facultatif(forme),
    BorneSUP: facultatif(forme),
  },
})
const ANCIENNETE = bornes(/^\d{1,5}$/, 'UniteAnciennete')

/** Les éléments de calcul, et le type de composant de la DSN (S21.G00.79.001) que chacun est ; le dernier dit le sien. */
export const COMPOSANTS = {
  BrutPrev: '10',
  TAPrev: '11',
  T2Prev: '12',
  TBPrev: '13',
  TCPrev: '14',
  TDPrev: '15',
  TD1Prev: '16',
  T2UPrev: '24',
} as const

/** Les critères d’un groupe, avec la rubrique de la DSN qui les porte et leur nom. */
export const CRITERES = {
  NICAffectation: { rubrique: 'S21.G00.11.001', nom: 'Établissement', element: liste(/^\d{5}$/) },
  NatureContrat: { rubrique: 'S21.G00.40.007', nom: 'Nature du contrat', element: liste(/^\d{2}$/) },
  ModaliteExercice: { rubrique: 'S21.G00.40.014', nom: 'Modalité d’exercice du temps de travail', element: liste(/^\d{2}$/) },
  MotifDeRecours: { rubrique: 'S21.G00.40.021', nom: 'Motif de recours', element: liste(/^\d{2}$/) },
  StatutConventionnel: { rubrique: 'S21.G00.40.002', nom: 'Statut conventionnel', element: liste(/^\d{2}$/) },
  StatutCategoriel: { rubrique: 'S21.G00.40.003', nom: 'Statut catégoriel', element: liste(/^\d{2}$/) },
  RegimeMaladie: { rubrique: 'S21.G00.40.018', nom: 'Régime maladie', element: liste(/^\d{3}$/) },
  RegimeVieillesse: { rubrique: 'S21.G00.40.020', nom: 'Régime vieillesse', element: liste(/^\d{3}$/) },
  ComplementRegimeBase: { rubrique: 'S21.G00.40.016', nom: 'Complément de base au régime obligatoire', element: liste(/^\d{2}$/) },
  CodePCSESE: { rubrique: 'S21.G00.40.004', nom: 'Code profession (PCS-ESE)', element: liste(/^\d{3}[a-z]$/) },
  ComplementPCSESE: { rubrique: 'S21.G00.40.005', nom: 'Complément du code profession', element: liste(libre(6)) },
  ConventionCollective: { rubrique: 'S21.G00.40.017', nom: 'Convention collective (IDCC)', element: liste(/^\d{4}$/) },
  StatutEmploiSalarie: { rubrique: 'S21.G00.40.026', nom: 'Statut d’emploi', element: liste(/^\d{2}$/) },
  DetacheExpatrieFrontalier: { rubrique: 'S21.G00.40.024', nom: 'Détaché, expatrié ou frontalier', element: liste(/^\d{2}$/) },
  QuotiteDeTravail: { rubrique: 'S21.G00.40.013', nom: 'Quotité de travail', element: bornes(/^\d{1,4}\.\d{2}$/, 'UniteTempsDeTravail') },
  DateAffiliation: { rubrique: null, nom: 'Date d’affiliation', element: bornes(JOUR) },
  AncienneteEntrepriseGroupe: { rubrique: null, nom: 'Ancienneté dans l’entreprise ou le groupe', element: ANCIENNETE },
  AncienneteBrancheSecteur: { rubrique: null, nom: 'Ancienneté dans la branche', element: ANCIENNETE },
  AncienneteCollegeCategorie: { rubrique: null, nom: 'Ancienneté dans la catégorie', element: ANCIENNETE },
  AncienneteDansLePoste: { rubrique: null, nom: 'Ancienneté dans le poste', element: ANCIENNETE },
  AncienneteProfessionBTP: { rubrique: null, nom: 'Ancienneté dans la profession', element: ANCIENNETE },
} as const satisfies Record<string, { rubrique: string | null; nom: string; element: Element }>

const PARAMETRES: Element = {
  attributs: {
    Changement: facultatif(/^(?:0[1-5]|99)$/),
    Periodicite: facultatif(/^(?:Annuel|Semestriel|Trimestriel|Mensuel)$/),
    DateDebutValidite: requis(JOUR),
    DateFinValidite: facultatif(JOUR),
  },
  enfants: {
    Organisme: un({
      attributs: {
        CodeOC: requis(ORGANISME),
        CodeDELEG: facultatif(DELEGATAIRE),
        AncienCodeOC: facultatif(ORGANISME),
        AncienCodeDELEG: facultatif(DELEGATAIRE),
      },
    }),
    Contrat: un({
      attributs: { ReferenceContrat: requis(libre(30)), LibelleContrat: requis(libre(60)), AncienneReferenceContrat: facultatif(libre(30)) },
    }),
    Option: peut({ attributs: { CodeOption: requis(libre(30)), LibelleOption: requis(libre(60)), AncienCodeOption: facultatif(libre(30)) } }),
    Population: peut({
      attributs: { CodePopulation: requis(libre(30)), LibellePopulation: requis(libre(60)), AncienCodePopulation: facultatif(libre(30)) },
    }),
    ElementsDeCalculAttendus: peut({
      enfants: {
        ...Object.fromEntries(Object.keys(COMPOSANTS).map((nom) => [nom, peut(COMPOSANT)])),
        BaseMontantSpecifique: peut(
          {
            attributs: { ValeurCodeNature: requis(/^(?:17|18|19|20|21)$/), LibelleCodeNature: facultatif(libre(60)) },
            enfants: { Taux: peut(TAUX), Montant: peut(MONTANT) },
          },
          19,
        ),
      },
    }),
  },
}

/**
 * Ce qu’une fiche de paramétrage peut contenir : la norme FICHE-PARAM-DSN 1.3.3, et la tranche 2 unifiée de la 1.3.8. Le lecteur et l’écrivain n’en savent
 * pas plus.
 */
export const FICHE: Element = {
  attributs: {
    IdentifiantFiche: requis(/^[0-9A-Za-z]{1,12}$/),
    DateHeureCreation: requis(/^20\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/),
    Version: requis(/^13[3-8]$/),
  },
  enfants: {
    Entreprise: un({
      attributs: {
        SIREN: requis(/^\d{9}$/),
        RaisonSociale: requis(libre(60)),
        NIC: facultatif(/^\d{5}$/),
        EnsembleEtab: facultatif(/^[0-9A-Z]{5}$/),
      },
    }),
    ProducteurFiche: un({
      attributs: {
        CodeProducteur: requis(/^(?:P\d{4}|[ADG][0-9A-Z]{5}|\d{9})$/),
        RaisonSocialeProducteur: requis(libre(60)),
        CodePorteurDeRisque: facultatif(ORGANISME),
      },
    }),
    ContactTechniqueFiche: un(CONTACT),
    ContactGestionnaireFiche: un(CONTACT),
    Message: peut({ texte: libre(255) }),
    GROUPE: {
      min: 1,
      max: 100,
      element: {
        attributs: { NumeroGrp: requis(/^[0-9A-Za-z]{1,6}$/), LibelleGrp: requis(libre(60)) },
        enfants: {
          ParametresContrats: { min: 1, max: 100, element: PARAMETRES },
          CriteresSalaries: peut({ enfants: Object.fromEntries(Object.entries(CRITERES).map(([nom, { element }]) => [nom, peut(element)])) }),
          Compatibilites: peut({ texte: /^[01|]{1,200}$/ }, 100),
        },
      },
    },
  },
}
