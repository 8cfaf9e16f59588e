import type { EnvoiAvis, NatureAvis } from '@/lib/data/generated/enums'
import { plural } from '@/lib/ground/number'

/** Les natures, dans l’ordre où elles se règlent : ce qu’elles disent, et comment un résumé les compte. */
export const NATURES_AVIS = {
  demandes: {
    nom: 'Vos demandes',
    aide: 'Envois, messages, pièces, corrections, changements de statut, brouillons qui s’effacent bientôt.',
    compte: (n: number) => plural(n, 'demande'),
  },
  courriers: {
    nom: 'Vos courriers et documents',
    aide: 'Ce que le centre de gestion publie.',
    compte: (n: number) => plural(n, 'courrier ou document', 'courriers ou documents'),
  },
  dsn: {
    nom: 'Vos DSN',
    aide: 'Fiches de paramétrage et comptes rendus.',
    compte: (n: number) => plural(n, 'fiche ou compte rendu DSN', 'fiches ou comptes rendus DSN'),
  },
  delegations: {
    nom: 'Vos délégations et brouillons confiés',
    aide: 'Demandes, réponses et rappels.',
    compte: (n: number) => plural(n, 'délégation ou brouillon confié', 'délégations ou brouillons confiés'),
  },
} as const satisfies Record<NatureAvis, { nom: string; aide: string; compte: (n: number) => string }>
export const NATURES = Object.keys(NATURES_AVIS) as NatureAvis[]

/** La même valeur pour chaque nature. */
export const parNature = <V>(valeur: V): Record<NatureAvis, V> =>
  Object.fromEntries(NATURES.map((nature) => [nature, valeur])) as Record<NatureAvis, V>

/** Quand part un courriel. */
export const ENVOIS_AVIS = [
  ['aussitot', 'Aussitôt'],
  ['resume', 'Dans le résumé du jour'],
  ['jamais', 'Jamais'],
] as const satisfies readonly (readonly [EnvoiAvis, string])[]

/** Ce qu’une entreprise en sourdine ne donne plus. */
export const SOURDINES = [
  ['rien', 'Courriels et notifications'],
  ['courriels', 'Notifications, sans courriel'],
  ['tout', 'Ni courriel ni notification'],
] as const
export type Sourdine = (typeof SOURDINES)[number][0]

/** Ce que la page dit de ce qui vient d’y être réglé. */
export const AVIS_FAITS = {
  natures: 'Vos courriels suivent désormais ces choix.',
  sourdine: 'Le choix de cette entreprise est enregistré.',
} as const
export type AvisFait = keyof typeof AVIS_FAITS
