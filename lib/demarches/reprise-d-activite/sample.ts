import { siretFrom } from '@/lib/entreprises/rules'
import { addDays } from '@/lib/ground/date'
import type { Raws } from '../define'
import { jour, type Recit, type Refus, type Sample } from '../exemple'

/** La reprise d’un arrêt déclaré ici : le numéro, la date ; rien à joindre. */
const COMMUN: Raws = {
  declarantNom: 'Nadia Benali',
  declarantEmail: 'nadia.benali@exemple.fr',
  declarantTelephone: '04 74 00 12 34',
  etablissement: siretFrom('900000019', 2),
  contrat: 'TRM-NC-0000123',
  dossier: 'numero',
  numeroDemande: 'CP-2026-0000123-7',
  nomNaissance: 'Haddad',
  prenoms: 'Karim',
  finPrecedente: jour('2026-10-30'),
  dernierJourTravaille: jour('2026-10-02'),
  typeReprise: 'normale',
  dateReprise: jour('2026-11-02'),
  certification: 'oui',
}

/** Sans numéro, tout ce qui désigne le salarié et son emploi. */
const { numeroDemande: _, dernierJourTravaille: __, ...SANS_NUMERO } = COMMUN
const SALARIE: Raws = {
  ...SANS_NUMERO,
  dossier: 'salarie',
  nir: { type: 'nir', numero: '1850538185042', cle: '14' },
  naissance: jour('1985-05-14'),
  embauche: jour('2018-09-03'),
  categorie: 'ouvrier',
  personnelRoulant: 'oui',
  typeContrat: 'cdi',
  tempsTravail: 'plein',
}

const TPT: Raws = {
  ...COMMUN,
  typeReprise: 'tpt',
  partTravaillee: '50',
  horaires: 'Du lundi au vendredi, de 8 h à 12 h',
  finTpt: jour('2027-01-31'),
}
const { dateReprise: ___, ...SANS_REPRISE } = COMMUN

/** Un exemple par branche de F3, chacun prêt à envoyer. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  numero: { raws: COMMUN, pieces: [] },
  salarie: { raws: SALARIE, pieces: ['attestation_reprise'] },
  tpt: { raws: TPT, pieces: ['attestation_reprise'] },
  partiel: { raws: { ...COMMUN, typeReprise: 'partiel', partTravaillee: '80' }, pieces: [] },
  rupture: { raws: { ...SANS_REPRISE, typeReprise: 'rupture', dateRupture: jour('2026-10-31') }, pieces: ['attestation_reprise'] },
  complet: {
    raws: {
      ...SALARIE,
      nomUsage: 'Haddad-Morel',
      matricule: 'C0412',
      typeContrat: 'cdd',
      finContrat: jour('2027-03-31'),
      tempsTravail: 'partiel',
      quotite: '80',
    },
    pieces: [],
  },
}

/** Un refus par règle de `rules.ts`. */
export const REFUS: Readonly<Record<string, Refus>> = {
  'une reprise le dernier jour travaillé': { de: 'numero', plus: { dateReprise: jour('2026-10-02') }, champ: 'dateReprise' },
  'une rupture avant le dernier jour travaillé': { de: 'rupture', plus: { dateRupture: jour('2026-10-01') }, champ: 'dateRupture' },
  'un temps partiel fini avant la reprise': { de: 'tpt', plus: { finTpt: jour('2026-11-01') }, champ: 'finTpt' },
  'un numéro mal recopié': { de: 'numero', plus: { numeroDemande: 'CP-2026-0000123-8' }, champ: 'numeroDemande' },
  'une embauche après l’arrêt': { de: 'salarie', plus: { embauche: jour('2026-10-31') }, champ: 'embauche' },
  'un temps partiel thérapeutique sans son attestation': { de: 'tpt', plus: {}, champ: 'pieces', pieces: [] },
}

/** Un avis par avertissement de `avertissements.ts`. */
export const AVIS: Readonly<Record<string, Refus>> = {
  'une reprise anticipée': { de: 'numero', plus: { dateReprise: jour('2026-10-30') }, champ: 'dateReprise' },
  'six jours sans rien': { de: 'numero', plus: { dateReprise: jour('2026-11-05') }, champ: 'dateReprise' },
  'une reprise à venir': { de: 'numero', plus: { finPrecedente: jour('2026-11-05'), dateReprise: jour('2026-11-06') }, champ: 'dateReprise' },
}

/** Une reprise du monde de démonstration, déclarée le jour même. */
export const raconter = ({ declarant, siren, contrat, prenoms, nom, nir, cree }: Recit): Raws => ({
  ...SALARIE,
  declarantNom: declarant,
  declarantEmail: 'declarant@exemple.fr',
  etablissement: siretFrom(siren, 1),
  contrat,
  prenoms,
  nomNaissance: nom,
  nir,
  finPrecedente: jour(addDays(cree, -1)),
  dateReprise: jour(cree),
})
