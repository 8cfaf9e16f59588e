import { formatDay, formatTime } from '@/lib/ground/date'
import { ETAT_NOMS } from './noms'
import type { EtatInterne } from './rules'

/** Ce qui empêche un acte : la demande est déjà prise, n’est plus dans l’état voulu, est suivie par un autre, ou ne s’annule plus. */
export type Empeche = 'suivie' | 'etat' | 'autrui' | 'annuler'

type Etat = { etat: EtatInterne; etatLe: Date; gestionnaireNom: string | null }
const depuis = ({ etatLe }: Etat): string => `${formatDay(etatLe)} à ${formatTime(etatLe)}`

/** Pourquoi un acte ne se fait pas maintenant, avec l’état présent. */
export const REFUS_ACTE = {
  suivie: (d) => `Cette demande est déjà suivie par ${d.gestionnaireNom}, depuis le ${depuis(d)}.`,
  etat: (d) =>
    `Cette demande est « ${d.etat === 'brouillon' ? 'Brouillon' : ETAT_NOMS[d.etat].un} » depuis le ${depuis(d)}${d.gestionnaireNom ? `, suivie par ${d.gestionnaireNom}` : ''}\u00a0: cet acte n’y est plus possible. Rechargez la page.`,
  autrui: ({ gestionnaireNom }) =>
    `Cette demande est suivie par ${gestionnaireNom ?? 'un autre gestionnaire'}\u00a0: lui seul peut agir, ou un superviseur.`,
  annuler: () => 'Cette demande vient d’être prise en charge\u00a0: elle ne s’annule plus. Dites-le au gestionnaire dans un message.',
} as const satisfies Record<Empeche, (demande: Etat) => string>
