import { contratOf } from '../declarant'
import type { Answers, Field } from '../define'
import { baseOf, moisSalaires } from './rules'

const JOURS = ['0', '3', '5', '30', '60', '90', '180'] as const
const hasFranchise = (r: Answers): boolean => typeof r.franchise === 'string' && r.franchise !== '0'
const isSaisi = (r: Answers): boolean => r.salairesFournis === 'tableau'

/** La franchise du contrat, proposée quand elle est connue. */
export const franchiseFields: Record<string, Field> = {
  franchise: {
    kind: 'choice',
    forme: 'liste',
    label: 'Franchise du contrat',
    indice: 'En jours d’arrêt',
    info: 'Le nombre de jours avant nos prestations. Il figure dans les conditions du contrat\u202f; laissez vide si vous ne savez pas.',
    requis: false,
    options: [...JOURS.map((code) => ({ code, libelle: code === '0' ? 'Aucune' : `${code} jours` })), { code: 'autre', libelle: 'Autre durée' }],
    connu: (r, contexte) => {
      const jours = contratOf(r, contexte)?.franchiseJours
      if (jours === undefined || jours === null) return null
      return { value: JOURS.some((code) => code === String(jours)) ? String(jours) : 'autre', source: 'contrat' }
    },
  },
  franchiseJours: {
    kind: 'number',
    label: 'Durée de la franchise',
    unite: 'jours',
    min: 1,
    max: 1095,
    indice: 'Par exemple 45',
    connu: (r, contexte) => {
      const jours = contratOf(r, contexte)?.franchiseJours
      return jours ? { value: jours, source: 'contrat' } : null
    },
    when: (r) => r.franchise === 'autre',
    si: 'si la franchise a une autre durée',
  },
  franchiseMode: {
    kind: 'choice',
    label: 'Décompte de la franchise',
    requis: false,
    options: [
      { code: 'continue', libelle: 'Continue', indice: 'Les jours d’un même arrêt' },
      { code: 'discontinue', libelle: 'Discontinue', indice: 'Les jours de plusieurs arrêts s’ajoutent' },
      { code: 'relais', libelle: 'En relais du maintien de salaire' },
    ],
    connu: (r, contexte) => {
      const mode = contratOf(r, contexte)?.franchiseMode
      return mode ? { value: mode, source: 'contrat' } : null
    },
    when: hasFranchise,
    si: 'si le contrat a une franchise',
  },
}

/** Les salaires de référence. */
export const salairesFields: Record<string, Field> = {
  modeSalaires: {
    kind: 'choice',
    label: 'Base de salaires du contrat',
    info: 'Elle figure dans les conditions du contrat. Dans le doute, choisissez le brut des douze derniers mois.',
    options: [
      { code: 'brut_12', libelle: 'Brut des 12 derniers mois' },
      { code: 'net_12', libelle: 'Net des 12 derniers mois' },
      { code: 'brut_3', libelle: 'Brut des 3 derniers mois' },
      { code: 'net_3', libelle: 'Net des 3 derniers mois' },
    ],
    connu: (r, contexte) => {
      const { basePrestation, nbMoisSalaires } = contratOf(r, contexte) ?? {}
      return basePrestation && nbMoisSalaires ? { value: `${basePrestation}_${nbMoisSalaires}`, source: 'contrat' } : null
    },
  },
  salairesFournis: {
    kind: 'choice',
    label: 'Comment donner les salaires\u00a0?',
    memoire: 'entreprise',
    options: [
      { code: 'tableau', libelle: 'Remplir le tableau' },
      { code: 'bulletins', libelle: 'Joindre les bulletins de paie' },
    ],
  },
  salaires: {
    kind: 'mois',
    label: 'Salaires avant l’arrêt',
    info: 'Les mois entiers avant celui du dernier jour travaillé. Un mois sans paie s’écrit 0, avec son motif.',
    colonnes: {
      brut: { kind: 'money', label: 'Brut', requis: false },
      net: { kind: 'money', label: 'Net imposable', requis: false },
      primesComprises: { kind: 'money', label: 'Dont primes', requis: false },
      naturePrimes: { kind: 'text', label: 'Nature des primes', requis: false, max: 60 },
      absences: { kind: 'number', label: 'Jours d’absence', unite: 'jours', requis: false, max: 31, decimales: 1 },
      reconstitue: { kind: 'yesno', label: 'Salaire reconstitué', requis: false },
      motif: { kind: 'text', label: 'Motif', requis: false, max: 80 },
    },
    lignes: moisSalaires,
    devant: (r) => [baseOf(r), 'primesComprises'],
    commun: (r) => ({ colonne: baseOf(r), label: baseOf(r) === 'net' ? 'Net imposable de chaque mois' : 'Salaire brut de chaque mois' }),
    when: (r) => isSaisi(r) && moisSalaires(r).length > 0,
    si: 'si vous remplissez le tableau\u202f; ses mois dépendent du dernier jour travaillé',
  },
  primesAnnuelles: {
    kind: 'yesno',
    label: 'Treizième mois ou primes annuelles, versés à part',
    info: 'Sur la période, et qui ne sont dans aucun des mois du tableau\u202f; ceux qui y sont se disent dans «\u00a0Dont primes\u00a0».',
    requis: false,
  },
  primesAnnuellesDetail: {
    kind: 'rows',
    label: 'Détail des primes annuelles',
    min: 1,
    max: 6,
    ajouter: 'Ajouter une prime',
    colonnes: {
      nature: { kind: 'text', label: 'Nature', max: 60 },
      montant: { kind: 'money', label: 'Montant' },
      versee: { kind: 'date', label: 'Versée le', requis: false },
    },
    when: (r) => r.primesAnnuelles === true,
    si: 'si le salarié a des primes annuelles',
  },
}
