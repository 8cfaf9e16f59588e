import type { Canal } from '@/lib/data/generated/enums'
import type { EtatGestion } from './gestion/schema'

/** Le nom d’un état, au singulier, puis sur l’onglet. */
export const ETAT_NOMS = {
  a_qualifier: { un: 'À qualifier', onglet: 'À qualifier' },
  a_prendre: { un: 'À prendre', onglet: 'À prendre' },
  en_traitement: { un: 'En traitement', onglet: 'En traitement' },
  pieces_demandees: { un: 'Pièces demandées', onglet: 'Pièces demandées' },
  cloturee: { un: 'Close', onglet: 'Closes' },
} as const satisfies Record<EtatGestion, { un: string; onglet: string }>

/** Le nom d’une issue, que le fil dit. */
export const ISSUE_NOMS = {
  acceptee: 'Acceptée',
  refusee: 'Refusée',
  sans_suite: 'Sans suite',
  transferee: 'Transférée',
  annulee: 'Annulée',
} as const satisfies Record<'acceptee' | 'refusee' | 'sans_suite' | 'transferee' | 'annulee', string>

/** Par où une demande est venue. */
export const CANAL_NOMS = { portail: 'sur le portail', papier: 'par courrier', telephone: 'par téléphone' } as const satisfies Record<Canal, string>

/** Qui l’a faite : envoyée par cette personne, ou reçue d’elle. */
export const auteurNom = (canal: Canal): string => (canal === 'portail' ? 'Envoyée par' : `Reçue ${CANAL_NOMS[canal]} de`)
