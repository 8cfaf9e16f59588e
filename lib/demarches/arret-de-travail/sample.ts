import { siretFrom } from '@/lib/entreprises/rules'
import { addDays } from '@/lib/ground/date'
import type { Raws } from '../define'
import { jour, periode, type Recit, type Refus, type Sample } from '../exemple'

const MOIS = ['2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09']
const paie = (cle: string, plus: { [partie: string]: string } = {}) => ({
  cle,
  brut: '2 450,00',
  net: '1 998,20',
  primesComprises: '',
  ...plus,
})
const SALAIRES = MOIS.map((cle) => {
  if (cle === '2025-12') return paie(cle, { brut: '3 120,50', net: '2 540,10', primesComprises: '670,50', naturePrimes: 'Prime de fin d’année' })
  return cle === '2026-03' ? paie(cle, { brut: '2 450,00', absences: '14', reconstitue: 'oui', motif: 'Arrêt du 2 au 20 mars' }) : paie(cle)
})

/** Le salarié, son emploi, un arrêt maladie : ce que toutes les branches ont. */
const COMMUN: Raws = {
  declarantNom: 'Nadia Benali',
  declarantEmail: 'nadia.benali@exemple.fr',
  declarantTelephone: '04 74 00 12 34',
  etablissement: siretFrom('900000019', 2),
  contrat: 'TRM-NC-0000123',
  nomNaissance: 'Haddad',
  prenoms: 'Karim',
  nir: { type: 'nir', numero: '1850538185042', cle: '14' },
  naissance: jour('1985-05-14'),
  embauche: jour('2018-09-03'),
  categorie: 'ouvrier',
  personnelRoulant: 'oui',
  typeContrat: 'cdi',
  tempsTravail: 'plein',
  qualification: 'maladie',
  rechute: 'non',
  dernierJourTravaille: jour('2026-10-02'),
  debutArret: jour('2026-10-03'),
  finArret: jour('2026-10-30'),
  tiers: 'non',
  rupture: 'non',
  subrogation: 'non',
  maintienSalaire: 'non',
  modeSalaires: 'brut_12',
  salairesFournis: 'bulletins',
  primesAnnuelles: 'non',
  decomptes: 'a_venir',
  ribConnu: 'oui',
  certification: 'oui',
}

/** Ce que `COMMUN` devient : des réponses changées, d’autres ôtées parce que la branche ne les demande pas. */
function branche(plus: Raws, pieces: readonly string[] = ['bulletins'], sans: readonly string[] = []): Sample {
  const raws = Object.fromEntries(Object.entries({ ...COMMUN, ...plus }).filter(([nom]) => !sans.includes(nom)))
  return { raws, pieces }
}

const SUBROGATION: Raws = { subrogation: 'oui', periodeSubrogation: periode('2026-10-03', '2026-10-30'), iban: 'FR76 3000 6000 0112 3456 7890 189' }
const PARENTAL = ['rechute', 'tiers']

/** L’exemple complet : rechute d’un accident du travail, subrogation, maintien, franchise, tableau des salaires. */
const COMPLET = branche(
  {
    ...SUBROGATION,
    nomUsage: 'Haddad-Morel',
    prenoms: 'Karim, Ahmed',
    matricule: 'C0412',
    situationFamiliale: 'marie',
    enfantsACharge: '2',
    typeContrat: 'cdd',
    finContrat: jour('2027-03-31'),
    tempsTravail: 'partiel',
    quotite: '80',
    qualification: 'accident_travail',
    rechute: 'oui',
    dateAccident: jour('2026-03-02'),
    debutArret: jour('2026-10-05'),
    explicationDebut: 'Repos hebdomadaire les 3 et 4 octobre.',
    arretsAnterieurs: [{ du: '2026-03-02', au: '2026-03-20' }],
    tiers: 'oui',
    tiersIdentite: 'Société Fictive de Livraison, assurée chez Assureur Fictif',
    periodeSubrogation: periode('2026-10-05', '2026-10-30'),
    maintienSalaire: 'oui',
    maintien: [
      { du: '2026-10-05', au: '2026-10-20', pourcentage: '100', montant: '' },
      { du: '2026-10-21', au: '2026-10-30', pourcentage: '', montant: '612,40' },
    ],
    franchise: 'autre',
    franchiseJours: '45',
    franchiseMode: 'discontinue',
    salairesFournis: 'tableau',
    salaires: SALAIRES,
    primesAnnuelles: 'oui',
    primesAnnuellesDetail: [{ nature: 'Prime de fin d’année', montant: '670,50', versee: '2025-12-23' }],
    decomptes: 'joints',
    ribConnu: 'non',
  },
  ['rib', 'decomptes_ij', 'attestation_salaire', 'declaration_at', 'proces_verbal'],
)

/** Un exemple par branche de F1, chacun prêt à envoyer. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  complet: COMPLET,
  maladie: branche({}),
  hospitalisation: branche({ qualification: 'hospitalisation' }),
  accident_travail: branche({ qualification: 'accident_travail', dateAccident: jour('2026-10-02') }),
  accident_trajet: branche({ qualification: 'accident_trajet', dateAccident: jour('2026-10-02') }),
  maladie_professionnelle: branche({ qualification: 'maladie_professionnelle', dateAccident: jour('2026-09-28') }),
  maternite: branche({ qualification: 'maternite' }, ['bulletins'], PARENTAL),
  paternite: branche({ qualification: 'paternite' }, ['bulletins'], PARENTAL),
  adoption: branche({ qualification: 'adoption' }, ['bulletins'], PARENTAL),
  tpt: branche({
    qualification: 'tpt',
    origineTpt: 'maladie',
    finArret: jour('2026-12-31'),
    periodeTpt: periode('2026-10-03', '2026-12-31'),
    salairesTpt: ['2026-10', '2026-11'].map((cle) => ({ cle, partiel: '1 225,00', plein: '2 450,00' })),
  }),
  rechute: branche({ rechute: 'oui', arretsAnterieurs: [{ du: '2026-03-02', au: '2026-03-20' }] }),
  subrogation: branche(SUBROGATION),
  rupture: branche(
    {
      rupture: 'oui',
      dateRupture: jour('2026-10-20'),
      salarieAdresse: { voie: '24 rue des Lilas', complement: '', codePostal: '69200', commune: 'Vénissieux', pays: '' },
    },
    ['bulletins', 'rib_salarie'],
    ['ribConnu'],
  ),
  tableau: branche({ salairesFournis: 'tableau', salaires: SALAIRES }, []),
}

const moisFautif = (plus: { [partie: string]: string }): Refus => ({
  de: 'tableau',
  plus: { salaires: SALAIRES.map((ligne, rang) => (rang === 0 ? { ...ligne, ...plus } : ligne)) },
  champ: 'salaires',
})

/** Un refus par règle de `rules.ts`. */
export const REFUS: Readonly<Record<string, Refus>> = {
  'un dernier jour travaillé après le début': {
    de: 'maladie',
    plus: { dernierJourTravaille: jour('2026-10-04'), explicationDebut: 'Congés payés.' },
    champ: 'debutArret',
  },
  'une fin avant le début': { de: 'maladie', plus: { finArret: jour('2026-10-02') }, champ: 'finArret' },
  'trois ans et un jour': { de: 'maladie', plus: { finArret: jour('2029-10-04') }, champ: 'finArret' },
  'un accident après le début': { de: 'accident_travail', plus: { dateAccident: jour('2026-10-04') }, champ: 'dateAccident' },
  'une subrogation hors de l’arrêt': {
    de: 'subrogation',
    plus: { periodeSubrogation: periode('2026-10-02', '2026-10-30') },
    champ: 'periodeSubrogation',
  },
  'une subrogation après la rupture': {
    de: 'rupture',
    plus: { ...SUBROGATION, ribConnu: 'oui' },
    champ: 'periodeSubrogation',
  },
  'une rupture hors de l’arrêt': { de: 'rupture', plus: { dateRupture: jour('2026-10-02') }, champ: 'dateRupture' },
  'un temps partiel hors de l’arrêt': { de: 'tpt', plus: { periodeTpt: periode('2026-10-02', '2026-12-31') }, champ: 'periodeTpt' },
  'une rechute sans premier arrêt': { de: 'rechute', plus: { arretsAnterieurs: [] }, champ: 'arretsAnterieurs' },
  'un arrêt antérieur à l’envers': {
    de: 'rechute',
    plus: { arretsAnterieurs: [{ du: '2026-03-20', au: '2026-03-02' }] },
    champ: 'arretsAnterieurs',
  },
  'un arrêt antérieur qui déborde': {
    de: 'rechute',
    plus: { arretsAnterieurs: [{ du: '2026-03-02', au: '2026-10-03' }] },
    champ: 'arretsAnterieurs',
  },
  'un maintien à l’envers': {
    de: 'complet',
    plus: { maintien: [{ du: '2026-10-20', au: '2026-10-05', pourcentage: '100', montant: '' }] },
    champ: 'maintien',
  },
  'un maintien sans pourcentage ni montant': { de: 'complet', plus: { maintien: [{ du: '2026-10-05', au: '2026-10-20' }] }, champ: 'maintien' },
  'un mois sans la base du contrat': moisFautif({ brut: '' }),
  'un mois sans paie ni motif': moisFautif({ brut: '0', net: '0' }),
  'un mois reconstitué sans motif': moisFautif({ reconstitue: 'oui' }),
  'des primes sans leur nature': moisFautif({ primesComprises: '200,00' }),
}

/** Un avis par avertissement de `avertissements.ts`. */
export const AVIS: Readonly<Record<string, Refus>> = {
  'plus de 31 jours': { de: 'maladie', plus: { finArret: jour('2026-11-03') }, champ: 'finArret' },
  'une franchise finie depuis longtemps': { de: 'maladie', plus: { franchise: '0' }, champ: 'franchise' },
  'un arrêt à venir': {
    de: 'maladie',
    plus: { dernierJourTravaille: jour('2026-11-05'), debutArret: jour('2026-11-06'), finArret: jour('2026-11-20') },
    champ: 'debutArret',
  },
  'un dernier jour travaillé à venir': {
    de: 'maladie',
    plus: { dernierJourTravaille: jour('2026-11-06'), debutArret: jour('2026-11-07'), finArret: jour('2026-11-20') },
    champ: 'dernierJourTravaille',
  },
  'un mois dix fois plus haut que les autres': {
    de: 'tableau',
    plus: { salaires: SALAIRES.map((ligne) => (ligne.cle === '2026-04' ? { ...ligne, brut: '24 500,00' } : ligne)) },
    champ: 'salaires',
  },
  'un mois dix fois plus bas': {
    de: 'tableau',
    plus: { salaires: SALAIRES.map((ligne) => (ligne.cle === '2026-04' ? { ...ligne, brut: '245,00', net: '200,00' } : ligne)) },
    champ: 'salaires',
  },
  'un net plus haut que le brut': moisFautif({ net: '2 450,01' }),
  'des primes plus hautes que le brut': moisFautif({ primesComprises: '2 450,01', naturePrimes: 'Prime' }),
  'un mois reconstitué sans jour d’absence': moisFautif({ reconstitue: 'oui', motif: 'Arrêt' }),
  'un contrat de travail qui finit avant l’arrêt': { de: 'complet', plus: { finContrat: jour('2026-10-20') }, champ: 'finArret' },
}

/** Une maladie du monde de démonstration, commencée la veille de sa déclaration. */
export const raconter = ({ declarant, siren, contrat, prenoms, nom, nir, cree }: Recit): Raws => ({
  ...SAMPLES.maladie?.raws,
  declarantNom: declarant,
  declarantEmail: 'declarant@exemple.fr',
  etablissement: siretFrom(siren, 1),
  contrat,
  prenoms,
  nomNaissance: nom,
  nir,
  dernierJourTravaille: jour(addDays(cree, -2)),
  debutArret: jour(addDays(cree, -1)),
  finArret: jour(addDays(cree, 20)),
})
