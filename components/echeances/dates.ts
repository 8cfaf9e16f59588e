import { aFaireHref } from '@/components/accueil/a-faire-href'
import { type AFaire, cleOf } from '@/lib/a-faire/rules'
import { A_FAIRE } from '@/lib/a-faire/phrases'
import { detailOf } from '@/lib/echeances/phrases'
import type { Echeance, Regle } from '@/lib/echeances/rules'
import { routes } from '@/lib/ground/routes'

export type Nature = 'attend' | 'declaration' | 'paiement' | 'autre'

/** Une date montrée : ce qu’elle est, en long dans la liste et en un mot dans le mois, et ce que l’on peut faire. */
export type DateMontree = {
  id: string
  jour: string
  legale: string
  nature: Nature
  mot: string
  titre: string
  detail: string
  acte: { href: string; nom: string; dehors?: true } | null
}

const MOTS = {
  piece: ['attend', 'Pièces'],
  brouillon: ['autre', 'Brouillon'],
  anomalie: ['attend', 'Anomalie'],
  fiche: ['attend', 'Fiche'],
} as const satisfies Partial<Record<AFaire['type'], [Nature, string]>>

type Source = {
  siren: string
  dates: readonly Echeance[]
  choses: readonly AFaire[]
  regle: Regle
  /** Où se paie la retraite, et si la fiche DSN se lit ici. */
  payer: string
  dsn: boolean
}

/** Les échéances du calendrier et ce qui attend l’entreprise à une date, ensemble et dans l’ordre. Seule la première de chaque genre offre son acte. */
export function shownDates({ siren, dates, choses, regle, payer, dsn }: Source, de: string, a: string): DateMontree[] {
  const premiere = (une: Echeance) => dates.find(({ genre }) => genre === une.genre) === une
  const communes = dates.map((une): DateMontree => {
    const { id, genre, jour, legale, titre, precision } = une
    const acte = {
      declaration: dsn ? { href: routes.rubrique(siren, 'dsn'), nom: 'Voir la fiche' } : null,
      paiement: { href: payer, nom: 'Payer en ligne', dehors: true as const },
    }
    return {
      id,
      jour,
      legale,
      nature: genre,
      mot: genre === 'declaration' ? 'DSN' : 'Cotis.',
      titre: precision ? `${titre}, avant midi` : titre,
      detail: detailOf(une, regle),
      acte: premiere(une) ? acte[genre] : null,
    }
  })
  const shown = (chose: AFaire): DateMontree[] => {
    if (!chose.echeance || chose.echeance < de || chose.echeance > a || !(chose.type in MOTS)) return []
    const [nature, mot] = MOTS[chose.type as keyof typeof MOTS]
    const { titre, detail, acte } = A_FAIRE[chose.type](chose)
    const jour = chose.echeance
    return [{ id: `chose-${cleOf(chose)}`, jour, legale: jour, nature, mot, titre, detail, acte: { href: aFaireHref(chose), nom: acte } }]
  }
  // Le jour d’une DSN, elle vient avant ce qu’il reste à y corriger ou à y paramétrer.
  const { true: pourElle = [], false: autres = [] } = Object.groupBy(choses, ({ type }) => `${type === 'anomalie' || type === 'fiche'}` as const)
  return [...autres.flatMap(shown), ...communes, ...pourElle.flatMap(shown)].sort((x, y) => x.jour.localeCompare(y.jour))
}
