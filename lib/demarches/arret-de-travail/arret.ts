import { addDays } from '@/lib/ground/date'
import type { Answers, Field } from '../define'
import { dateRaw, periodRaw } from '../ecrire'
import { dateOf } from '../salarie'
import { hasEcart, isProfessionnel, isSante, isTpt, moisTpt } from './rules'

const ORIGINES = [
  { code: 'accident_travail', libelle: 'Accident du travail' },
  { code: 'accident_trajet', libelle: 'Accident de trajet' },
  { code: 'maladie_professionnelle', libelle: 'Maladie professionnelle' },
] as const

const SI_SANTE = 'si l’arrêt suit une maladie ou un accident'
const isRupture = (r: Answers): boolean => r.rupture === true

/** Pourquoi et quand (DSN 60.001, 60.002, 60.003, 60.012). */
export const motifFields: Record<string, Field> = {
  qualification: {
    kind: 'choice',
    forme: 'radios',
    label: 'Qualification de l’arrêt',
    manque: 'Choisissez la qualification de l’arrêt, par exemple «\u00a0Maladie\u00a0».',
    info: 'Celle de l’avis d’arrêt, volet 3. Aucun motif médical n’est demandé.',
    options: [
      { code: 'maladie', libelle: 'Maladie' },
      { code: 'hospitalisation', libelle: 'Hospitalisation' },
      ...ORIGINES,
      { code: 'maternite', libelle: 'Maternité' },
      { code: 'paternite', libelle: 'Paternité et accueil de l’enfant' },
      { code: 'adoption', libelle: 'Adoption' },
      { code: 'tpt', libelle: 'Temps partiel thérapeutique' },
    ],
  },
  origineTpt: {
    kind: 'choice',
    label: 'Origine du temps partiel thérapeutique',
    manque: 'Choisissez l’origine du temps partiel thérapeutique, par exemple «\u00a0Maladie\u00a0».',
    options: [{ code: 'maladie', libelle: 'Maladie' }, ...ORIGINES],
    when: isTpt,
    si: 'si l’arrêt est un temps partiel thérapeutique',
  },
  rechute: {
    kind: 'yesno',
    label: 'Rechute',
    info: 'Une rechute est un nouvel arrêt pour la même cause, après une reprise.',
    when: isSante,
    si: SI_SANTE,
  },
  dateAccident: {
    kind: 'date',
    label: 'Date de l’accident, ou de la maladie professionnelle',
    indice: 'Par exemple 28 09 2026',
    when: isProfessionnel,
    si: 'si l’arrêt suit un accident du travail ou de trajet, ou une maladie professionnelle',
  },
  dernierJourTravaille: {
    kind: 'date',
    label: 'Dernier jour travaillé',
    indice: 'Par exemple 02 10 2026',
    info: 'Le dernier jour où le salarié a travaillé, même en partie.',
  },
  debutArret: {
    kind: 'date',
    label: 'Début de l’arrêt',
    indice: 'Laissé vide, le lendemain du dernier jour travaillé',
    propose: (r) => {
      const dernier = dateOf(r, 'dernierJourTravaille')
      return dernier === null ? null : dateRaw(addDays(dernier, 1))
    },
  },
  explicationDebut: {
    kind: 'text',
    max: 300,
    multiligne: true,
    label: 'Pourquoi l’arrêt ne commence-t-il pas le lendemain\u00a0?',
    indice: 'Par exemple\u00a0: congés payés du 3 au 11 octobre. N’écrivez aucun motif médical.',
    when: hasEcart,
    si: 'si l’arrêt ne commence pas le lendemain du dernier jour travaillé',
  },
  finArret: { kind: 'date', label: 'Fin prévisionnelle', indice: 'Dernier jour de l’arrêt, par exemple 30 10 2026' },
  periodeTpt: { kind: 'period', label: 'Période de temps partiel thérapeutique', when: isTpt, si: 'si l’arrêt est un temps partiel thérapeutique' },
  salairesTpt: {
    kind: 'mois',
    label: 'Salaires bruts, mois par mois',
    info: 'Ce qui a été payé à temps partiel, et ce qui l’aurait été à temps plein.',
    colonnes: {
      partiel: { kind: 'money', label: 'Brut à temps partiel' },
      plein: { kind: 'money', label: 'Brut à temps plein' },
    },
    lignes: moisTpt,
    commun: () => ({ colonne: 'plein', label: 'Brut à temps plein de chaque mois' }),
    when: (r, contexte) => isTpt(r) && moisTpt(r, contexte).length > 0,
    si: 'si le temps partiel thérapeutique a déjà commencé',
  },
  arretsAnterieurs: {
    kind: 'rows',
    label: 'Arrêts antérieurs pour la même cause',
    indice: 'Ceux des douze derniers mois',
    requis: false,
    max: 12,
    ajouter: 'Ajouter un arrêt',
    colonnes: { du: { kind: 'date', label: 'Du' }, au: { kind: 'date', label: 'Au' } },
    when: isSante,
    si: SI_SANTE,
  },
  tiers: {
    kind: 'yesno',
    label: 'Un tiers est-il responsable\u00a0?',
    info: 'Par exemple l’autre conducteur. L’assureur peut exercer un recours contre lui.',
    when: isSante,
    si: SI_SANTE,
  },
  tiersIdentite: {
    kind: 'text',
    max: 300,
    multiligne: true,
    label: 'Le tiers et son assureur',
    indice: 'Nom, adresse, assureur\u00a0: ce que vous savez',
    requis: false,
    when: (r) => isSante(r) && r.tiers === true,
    si: 'si un tiers est responsable',
  },
}

/** Qui est payé, et comment (DSN 60.004 à 60.008). */
export const paiementFields: Record<string, Field> = {
  // Rare : proposé à « Non », coché à l’écran et relu au récapitulatif.
  rupture: {
    kind: 'yesno',
    label: 'Le contrat de travail est-il rompu pendant l’arrêt\u00a0?',
    prefill: () => ({ raw: 'non', source: 'saisie' }),
  },
  dateRupture: {
    kind: 'date',
    label: 'Date de la rupture',
    indice: 'Par exemple 20 10 2026',
    when: isRupture,
    si: 'si le contrat de travail est rompu pendant l’arrêt',
  },
  salarieAdresse: {
    kind: 'address',
    label: 'Adresse du salarié',
    info: 'Après la rupture, nous lui écrivons et le payons directement.',
    when: isRupture,
    si: 'si le contrat de travail est rompu pendant l’arrêt',
  },
  salarieEmail: {
    kind: 'email',
    label: 'Adresse électronique du salarié',
    requis: false,
    when: isRupture,
    si: 'si le contrat de travail est rompu pendant l’arrêt',
  },
  salarieTelephone: {
    kind: 'phone',
    label: 'Téléphone du salarié',
    requis: false,
    when: isRupture,
    si: 'si le contrat de travail est rompu pendant l’arrêt',
  },
  subrogation: {
    kind: 'yesno',
    label: 'Subrogation',
    memoire: 'entreprise',
    info: 'Oui si l’entreprise maintient le salaire et reçoit les indemnités journalières à la place du salarié.',
  },
  periodeSubrogation: {
    kind: 'period',
    label: 'Période de subrogation',
    indice: 'Laissée vide, tout l’arrêt',
    propose: (r) => {
      const [debut, fin] = [dateOf(r, 'debutArret'), dateOf(r, 'finArret')]
      return debut === null || fin === null ? null : periodRaw(debut, fin)
    },
    when: (r) => r.subrogation === true,
    si: 'si l’entreprise est subrogée',
  },
  iban: {
    kind: 'iban',
    label: 'IBAN de l’entreprise',
    memoire: 'entreprise',
    indice: 'Sur le RIB, par exemple FR76 3000 6000 0112 3456 7890 189',
    info: 'Le compte qui reçoit les indemnités. Il est gardé chiffré.',
    when: (r) => r.subrogation === true,
    si: 'si l’entreprise est subrogée',
  },
  maintienSalaire: {
    kind: 'yesno',
    label: 'Le salaire est-il maintenu\u00a0?',
    memoire: 'entreprise',
    info: 'En tout ou partie, par la convention collective ou par accord.',
  },
  maintien: {
    kind: 'rows',
    label: 'Périodes de maintien du salaire',
    indice: 'Un pourcentage ou un montant par période',
    max: 12,
    min: 1,
    ajouter: 'Ajouter une période',
    colonnes: {
      du: { kind: 'date', label: 'Du' },
      au: { kind: 'date', label: 'Au' },
      pourcentage: { kind: 'number', label: 'Pourcentage', unite: '%', max: 100, decimales: 2, requis: false },
      montant: { kind: 'money', label: 'Montant', requis: false },
    },
    when: (r) => r.maintienSalaire === true,
    si: 'si le salaire est maintenu',
  },
}
