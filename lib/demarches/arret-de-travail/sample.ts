import { siretFrom } from '@/lib/entreprises/rules'
import type { Contexte, Raw, Raws } from '../define'

/** Un brouillon entier : ce qui est tapé, et les emplacements de pièces qui ont un fichier. */
export type Sample = { raws: Raws; pieces: readonly string[] }

/** L’entreprise fictive des exemples, le 5 novembre 2026. */
export const SAMPLE_CONTEXTE: Contexte = {
  aujourdhui: '2026-11-05',
  siren: '900000019',
  raisonSociale: 'Transports Fictifs Durand',
  etablissements: [
    { siret: siretFrom('900000019', 1), libelle: 'Siège de Saint-Quentin-Fallavier' },
    { siret: siretFrom('900000019', 2), libelle: 'Agence de Vénissieux' },
  ],
  contrats: [
    { reference: 'TRM-NC-0000123', libelle: 'Prévoyance conventionnelle des non-cadres', univers: 'prevoyance', effetLe: '2017-01-01', finLe: null },
    { reference: 'TRM-CADRE-0000789', libelle: 'Prévoyance des cadres', univers: 'prevoyance', effetLe: '2019-01-01', finLe: null },
    { reference: 'TRM-SANTE-0000456', libelle: 'Frais de santé', univers: 'sante', effetLe: '2014-01-01', finLe: null },
  ],
  declarant: { prenom: 'Nadia', nom: 'Benali', email: 'nadia.benali@exemple.fr', telephone: '04 74 00 12 34' },
}

const jour = (iso: string): Raw => {
  const [annee = '', mois = '', j = ''] = iso.split('-')
  return { jour: j, mois, annee }
}
const periode = (du: string, au: string): Raw => {
  const bord = (nom: string, iso: string) => {
    const [annee = '', mois = '', j = ''] = iso.split('-')
    return { [`${nom}.jour`]: j, [`${nom}.mois`]: mois, [`${nom}.annee`]: annee }
  }
  return { ...bord('du', du), ...bord('au', au) }
}

const MOIS = ['2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09']
const paie = (cle: string, plus: { [partie: string]: string } = {}) => ({
  cle,
  brut: '2 450,00',
  net: '1 998,20',
  primes: 'non',
  absences: '0',
  reconstitue: 'non',
  ...plus,
})
const SALAIRES = MOIS.map((cle) => {
  if (cle === '2025-12') return paie(cle, { brut: '3 120,50', net: '2 540,10', primes: 'oui', naturePrimes: 'Prime de fin d’année' })
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
