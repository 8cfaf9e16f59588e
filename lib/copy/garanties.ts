import { formatDays } from '@/lib/ground/date'

/** Ce qu’un contrat garantit, par son code. */
export type Garantie = 'incapacite' | 'invalidite' | 'deces' | 'inaptitude' | 'soins' | 'hospitalisation' | 'optique' | 'dentaire'

/** Le délai avant nos prestations et les salaires qui les fondent, quand le contrat les dit. */
export type Prestation = {
  franchiseJours: number | null
  franchiseMode: 'continue' | 'discontinue' | 'relais' | null
  basePrestation: 'brut' | 'net' | null
  nbMoisSalaires: number | null
}

/** Une garantie en mots simples ; `slug` : la démarche qui l’ouvre, quand elle est en ligne. */
export type GarantieDite = { titre: string; phrase: string; note: string | null; slug: string | null; acte: string }

/** Une prestation d’incapacité dure trois ans au plus (code de la sécurité sociale, article R. 323-1). */
export const INCAPACITE_JOURS = 1095

/** « 31e jour ». */
const rangJour = (jour: number): string => (jour === 1 ? '1er jour' : `${jour}e jour`)

/** Quand commencent nos prestations : « à partir du 31e jour » ; `null` quand le contrat ne le dit pas. */
export function debutOf({ franchiseJours, franchiseMode }: Prestation): string | null {
  if (franchiseMode === 'relais') return 'quand finit votre maintien de salaire'
  return franchiseJours === null ? null : `à partir du ${rangJour(franchiseJours + 1)}`
}

/** « Franchise de 30 jours continus ». */
export function franchiseOf({ franchiseJours, franchiseMode }: Prestation): string | null {
  if (franchiseMode === 'relais') return 'Relais du maintien de salaire'
  if (franchiseJours === null) return null
  if (franchiseJours === 0) return 'Sans franchise'
  return franchiseMode === 'discontinue'
    ? `${formatDays(franchiseJours)}, en comptant les arrêts des douze derniers mois`
    : `${formatDays(franchiseJours)} continus`
}

/** « les 12 derniers mois de salaire brut ». */
export const baseOf = ({ basePrestation, nbMoisSalaires }: Prestation): string | null =>
  basePrestation === null ? null : `les ${nbMoisSalaires ?? 12} derniers mois de salaire ${basePrestation}`

const SALARIE = 'Le salarié suit ses remboursements dans son propre espace'

/** Les garanties dans les mots d’un salarié (domaine, section 6.2). Les montants sont ceux de la notice : le portail ne les calcule pas. */
export const GARANTIES: Readonly<Record<Garantie, (prestation: Prestation) => GarantieDite>> = {
  incapacite: (prestation) => {
    const [debut, base] = [debutOf(prestation), baseOf(prestation)]
    return {
      titre: 'Arrêt de travail',
      phrase: `Un complément de salaire${debut ? ` ${debut}` : ''}, pendant 3 ans au plus.`,
      note: base ? `Base\u00a0: ${base}` : null,
      slug: 'arret-de-travail',
      acte: 'Déclarer un arrêt',
    }
  },
  invalidite: () => ({
    titre: 'Invalidité',
    phrase: 'Une rente, selon la catégorie reconnue par la Sécurité sociale, jusqu’à la retraite.',
    note: 'Versée au salarié',
    slug: 'invalidite',
    acte: 'Déclarer une invalidité',
  }),
  deces: () => ({
    titre: 'Décès',
    phrase: 'Un capital aux bénéficiaires désignés par le salarié, et une rente d’éducation pour chaque enfant à charge.',
    note: 'L’entreprise ne voit jamais la désignation',
    slug: 'deces',
    acte: 'Déclarer un décès',
  }),
  inaptitude: () => ({
    titre: 'Inaptitude à la conduite',
    phrase: 'Un capital ou une rente pour un conducteur qui perd définitivement son aptitude.',
    note: 'Par l’IPRIAC',
    slug: 'inaptitude-a-la-conduite',
    acte: 'Ouvrir un dossier',
  }),
  soins: () => ({
    titre: 'Soins courants',
    phrase: 'Le complément de la Sécurité sociale pour les consultations, les médicaments et les analyses.',
    note: SALARIE,
    slug: null,
    acte: '',
  }),
  hospitalisation: () => ({
    titre: 'Hospitalisation',
    phrase: 'Le forfait journalier, les frais de séjour et les honoraires, en complément de la Sécurité sociale.',
    note: null,
    slug: null,
    acte: '',
  }),
  optique: () => ({
    titre: 'Optique',
    phrase: 'Les lunettes et les lentilles, sans reste à payer dans le panier 100\u00a0% Santé.',
    note: null,
    slug: null,
    acte: '',
  }),
  dentaire: () => ({
    titre: 'Dentaire',
    phrase: 'Les soins et les prothèses, sans reste à payer dans le panier 100\u00a0% Santé\u00a0; un devis se fait analyser avant d’accepter.',
    note: null,
    slug: null,
    acte: '',
  }),
}
