import { dateOnly } from '@/lib/ground/date'
/** En cours, à venir ou terminé, ce jour-là. */
export function contratEtat(contrat: { effetLe: Date; finLe: Date | null }, jour: Date): 'en_cours' | 'a_venir' | 'termine' {
  const ce = dateOnly(jour)
  if (dateOnly(contrat.effetLe) > ce) return 'a_venir'
  return contrat.finLe !== null && dateOnly(contrat.finLe) < ce ? 'termine' : 'en_cours'
}
