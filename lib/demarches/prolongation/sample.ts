import { siretFrom } from '@/lib/entreprises/rules'
import { addDays } from '@/lib/ground/date'
import type { Raws } from '../define'
import { jour, type Recit, type Refus, type Sample } from '../exemple'

/** La prolongation d’un arrêt déclaré ici : le numéro, les dates, les décomptes à venir. */
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
  continu: 'oui',
  nouvelleFin: jour('2026-11-27'),
  decomptes: 'a_venir',
  certification: 'oui',
}

/** Sans numéro, tout ce qui désigne le salarié et son emploi. */
const { numeroDemande: _, ...SANS_NUMERO } = COMMUN
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

/** Un exemple par branche de F2, chacun prêt à envoyer. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  numero: { raws: COMMUN, pieces: [] },
  salarie: { raws: SALARIE, pieces: [] },
  complet: {
    raws: {
      ...SALARIE,
      nomUsage: 'Haddad-Morel',
      matricule: 'C0412',
      typeContrat: 'cdd',
      finContrat: jour('2027-03-31'),
      tempsTravail: 'partiel',
      quotite: '80',
      nouvelleFin: jour('2026-12-31'),
      decomptes: 'joints',
    },
    pieces: ['decomptes_ij', 'avis_prolongation'],
  },
}

/** Un refus par règle de `rules.ts`. */
export const REFUS: Readonly<Record<string, Refus>> = {
  'une fin qui ne suit pas la précédente': { de: 'numero', plus: { nouvelleFin: jour('2026-10-30') }, champ: 'nouvelleFin' },
  'trois ans et un jour': { de: 'numero', plus: { nouvelleFin: jour('2029-10-31') }, champ: 'nouvelleFin' },
  'une reprise entre les deux': { de: 'numero', plus: { continu: 'non' }, champ: 'continu' },
  'un numéro mal recopié': { de: 'numero', plus: { numeroDemande: 'CP-2026-0000123-8' }, champ: 'numeroDemande' },
  'une embauche après l’arrêt': { de: 'salarie', plus: { embauche: jour('2026-10-31') }, champ: 'embauche' },
  'des décomptes annoncés et absents': { de: 'numero', plus: { decomptes: 'joints' }, champ: 'pieces' },
}

/** Un avis par avertissement de `avertissements.ts`. */
export const AVIS: Readonly<Record<string, Refus>> = {
  'plus de 62 jours': { de: 'numero', plus: { nouvelleFin: jour('2027-01-01') }, champ: 'nouvelleFin' },
  'une fin déjà passée': { de: 'numero', plus: { nouvelleFin: jour('2026-11-04') }, champ: 'nouvelleFin' },
}

/** Une prolongation du monde de démonstration, déclarée la veille de la fin de l’arrêt. */
export const raconter = ({ declarant, siren, contrat, prenoms, nom, nir, cree }: Recit): Raws => ({
  ...SALARIE,
  declarantNom: declarant,
  declarantEmail: 'declarant@exemple.fr',
  etablissement: siretFrom(siren, 1),
  contrat,
  prenoms,
  nomNaissance: nom,
  nir,
  finPrecedente: jour(addDays(cree, 1)),
  nouvelleFin: jour(addDays(cree, 28)),
})
