import { ageAt, formatIso } from '@/lib/ground/date'
import type { Answers, Contexte, Defaut, Field, Option } from './define'
import { nirOf } from './kinds/nir'
import { birthOf, nirMismatch } from './nir'

const CATEGORIES: readonly Option[] = [
  { code: 'cadre', libelle: 'Cadre' },
  { code: 'assimile_cadre', libelle: 'Assimilé cadre' },
  { code: 'etam', libelle: 'ETAM, agent de maîtrise' },
  { code: 'employe', libelle: 'Employé' },
  { code: 'ouvrier', libelle: 'Ouvrier' },
  { code: 'apprenti', libelle: 'Apprenti' },
]

/** Types de contrat de travail, et leur correspondance DSN 40.007 et 40.008 (domaine, 2.6). */
const TYPES: readonly Option[] = [
  { code: 'cdi', libelle: 'CDI' },
  { code: 'cdd', libelle: 'CDD' },
  { code: 'interim', libelle: 'Intérim' },
  { code: 'cdi_intermittent', libelle: 'CDI intermittent' },
  { code: 'apprentissage', libelle: 'Apprentissage' },
  { code: 'professionnalisation', libelle: 'Professionnalisation' },
  { code: 'stage', libelle: 'Stage' },
  { code: 'mandataire', libelle: 'Mandataire social' },
  { code: 'autre', libelle: 'Autre' },
]
const A_TERME = ['cdd', 'interim', 'apprentissage']

/** Ces champs, repris de la dernière demande qui parle du même salarié. */
const kept = (champs: Record<string, Field>): Record<string, Field> =>
  Object.fromEntries(Object.entries(champs).map(([nom, field]) => [nom, { ...field, memoire: true } satisfies Field]))

/** Le salarié : qui il est (bloc SAL du domaine, 6.5). */
export const salarieFields: Record<string, Field> = kept({
  nomNaissance: {
    kind: 'text',
    label: 'Nom de naissance',
    info: 'Celui de la pièce d’identité, en premier.',
    manque: 'Le nom de naissance est obligatoire. Recopiez-le depuis un bulletin de paie, par exemple Haddad.',
  },
  nomUsage: { kind: 'text', label: 'Nom d’usage', indice: 'S’il est différent', requis: false },
  prenoms: {
    kind: 'text',
    label: 'Prénoms',
    indice: 'Dans l’ordre de l’état civil',
    manque: 'Le prénom est obligatoire. Recopiez-le depuis un bulletin de paie, par exemple Karim.',
  },
  nir: {
    kind: 'nir',
    label: 'Numéro de sécurité sociale',
    indice: '13 signes et une clé de 2 chiffres, par exemple 1 85 05 38 185 042, clé 14',
    info: 'Sur la carte Vitale ou un bulletin de paie. Il sert à retrouver le salarié chez l’assureur, il est gardé chiffré. S’il n’est pas connu, dites-le.',
  },
  naissance: {
    kind: 'date',
    label: 'Date de naissance',
    indice: 'Le mois et l’année viennent du numéro, par exemple 14 05 1985',
    propose: (r, { aujourdhui }) => {
      const numero = nirOf(r.nir)
      return numero === null ? null : birthOf(numero, aujourdhui)
    },
    manque: 'La date de naissance est obligatoire. Indiquez le jour, le mois et l’année, par exemple 14 05 1985.',
  },
  matricule: { kind: 'text', label: 'Matricule', indice: 'Celui de votre paie', requis: false, max: 30 },
})

/** Les cas où le contrat en tient compte. */
export const familleFields: Record<string, Field> = kept({
  situationFamiliale: {
    kind: 'choice',
    forme: 'liste',
    label: 'Situation familiale',
    requis: false,
    info: 'Certains contrats en tiennent compte. Laissez vide si vous ne savez pas.',
    options: [
      { code: 'celibataire', libelle: 'Célibataire' },
      { code: 'marie', libelle: 'Marié' },
      { code: 'pacse', libelle: 'Pacsé' },
      { code: 'concubin', libelle: 'En concubinage' },
      { code: 'separe', libelle: 'Séparé ou divorcé' },
      { code: 'veuf', libelle: 'Veuf' },
    ],
  },
  enfantsACharge: { kind: 'number', label: 'Enfants à charge', requis: false, max: 20, indice: 'Par exemple 2' },
})

/** Son emploi (bloc SAL, seconde moitié). */
export const emploiFields: Record<string, Field> = kept({
  embauche: { kind: 'date', label: 'Date d’embauche', indice: 'Par exemple 01 09 2018', info: 'La date de début du contrat de travail en cours.' },
  categorie: {
    kind: 'choice',
    forme: 'liste',
    label: 'Catégorie',
    manque: 'Choisissez la catégorie du salarié, celle de son bulletin de paie.',
    options: CATEGORIES,
    info: 'Celle du bulletin de paie ou de la convention collective.',
  },
  personnelRoulant: { kind: 'yesno', label: 'Personnel roulant', info: 'Conducteur de marchandises, de voyageurs ou ambulancier.' },
  typeContrat: {
    kind: 'choice',
    forme: 'liste',
    label: 'Type de contrat de travail',
    options: TYPES,
    manque: 'Choisissez le type de contrat de travail, par exemple CDI.',
  },
  finContrat: {
    kind: 'date',
    label: 'Date de fin du contrat de travail',
    indice: 'Par exemple 31 03 2027',
    when: (r) => A_TERME.includes(String(r.typeContrat)),
    si: 'si le contrat est un CDD, un intérim ou un apprentissage',
  },
  tempsTravail: {
    kind: 'choice',
    label: 'Temps de travail',
    manque: 'Choisissez le temps de travail du salarié, plein ou partiel.',
    options: [
      { code: 'plein', libelle: 'Temps plein' },
      { code: 'partiel', libelle: 'Temps partiel' },
    ],
  },
  quotite: {
    kind: 'number',
    label: 'Part du temps plein',
    unite: '%',
    min: 1,
    max: 99,
    decimales: 2,
    indice: 'En pourcentage, par exemple 80',
    when: (r) => r.tempsTravail === 'partiel',
    si: 'si le salarié est à temps partiel',
  },
})

/** Une date comprise, ou `null`. */
export const dateOf = (reponses: Answers, champ: string): string | null => {
  const value = reponses[champ]
  return typeof value === 'string' && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value) ? value : null
}

/** « Karim Haddad », ou `null` tant que le nom n’est pas connu. Les chiffres sont ôtés : le nom d’une demande n’en porte jamais. */
export function salarieName({ prenoms, nomUsage, nomNaissance }: Answers): string | null {
  const nom = typeof nomUsage === 'string' ? nomUsage : nomNaissance
  if (typeof nom !== 'string') return null
  const premier = typeof prenoms === 'string' ? (prenoms.split(/[\s,]+/)[0] ?? '') : ''
  return `${premier} ${nom}`.replace(/[0-9]/g, '').replace(/\s+/g, ' ').trim() || null
}

/**
 * Les règles communes à toutes les démarches d’un salarié (domaine, 6.5, « Rules common ») : NIR et naissance s’accordent,
 * âge d’au moins 14 ans à l’embauche, embauche au plus tard le jour de l’événement, fin de contrat après l’embauche.
 * @param evenement le champ qui porte la date de l’événement.
 */
export function checkSalarie(reponses: Answers, evenement: string, contexte: Contexte): Defaut[] {
  const defauts: Defaut[] = []
  const [naissance, embauche, fin, le] = [
    dateOf(reponses, 'naissance'),
    dateOf(reponses, 'embauche'),
    dateOf(reponses, 'finContrat'),
    dateOf(reponses, evenement),
  ]
  const nir = nirOf(reponses.nir)
  if (naissance && naissance > contexte.aujourdhui)
    defauts.push({ champ: 'naissance', message: 'La date de naissance est à venir. Vérifiez l’année, par exemple 14 05 1985.' })
  const ecart = nir && naissance ? nirMismatch(nir, naissance) : null
  if (ecart) defauts.push({ champ: 'nir', message: ecart })
  if (naissance && embauche && ageAt(naissance, embauche) < 14)
    defauts.push({
      champ: 'embauche',
      message: `Le salarié aurait eu moins de 14 ans à l’embauche. Vérifiez cette date et celle de naissance, le ${formatIso(naissance)}, par exemple 01 09 2018.`,
    })
  if (embauche && le && embauche > le)
    defauts.push({
      champ: 'embauche',
      message: `L’embauche, le ${formatIso(embauche)}, suit l’événement déclaré, le ${formatIso(le)}. Corrigez l’une des deux dates, par exemple 01 09 2018.`,
    })
  if (embauche && fin && fin < embauche)
    defauts.push({
      champ: 'finContrat',
      message: `Le contrat finirait avant l’embauche, le ${formatIso(embauche)}. Corrigez l’une des deux dates, par exemple 31 03 2027.`,
    })
  return defauts
}

/** Le contrat choisi couvre-t-il ce jour ? (domaine, 6.5 : couvert à la date de l’événement.) */
export function checkCouverture(reponses: Answers, jour: string | null, contexte: Contexte): Defaut[] {
  const contrat = contexte.contrats.find((c) => c.reference === reponses.contrat)
  if (!contrat || !jour || (contrat.effetLe <= jour && (contrat.finLe === null || contrat.finLe >= jour))) return []
  const bornes = contrat.finLe ? `du ${formatIso(contrat.effetLe)} au ${formatIso(contrat.finLe)}` : `depuis le ${formatIso(contrat.effetLe)}`
  return [
    {
      champ: 'contrat',
      message: `Ce contrat couvre l’entreprise ${bornes}, pas le ${formatIso(jour)}. Choisissez le contrat en vigueur ce jour-là ou corrigez la date, par exemple ${formatIso(contrat.effetLe)}.`,
    },
  ]
}
