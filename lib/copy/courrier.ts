import { isoOf } from '@/lib/courriers/jours'
import type { LigneCourrier } from '@/lib/courriers/queries'
import { formatCivilDay } from '@/lib/ground/date'

/** Ce qu’il faut savoir d’un courrier, sur sa seconde ligne : la réponse souhaitée, sinon son numéro, et qui l’a ouvert. */
export function noteOf({ reponseLe, numero, luParNom }: Pick<LigneCourrier, 'reponseLe' | 'numero' | 'luParNom'>): string {
  const jour = isoOf(reponseLe)
  const ouvert = luParNom && `ouvert par ${luParNom}`
  return [jour ? `Réponse souhaitée avant le ${formatCivilDay(jour)}` : numero, ouvert].filter(Boolean).join(', ')
}
