/** En cours, à venir ou terminé, ce jour-là. */
export function contratEtat(contrat: { effetLe: Date; finLe: Date | null }, jour: Date): 'en_cours' | 'a_venir' | 'termine' {
  const ce = jour.toISOString().slice(0, 10)
  if (contrat.effetLe.toISOString().slice(0, 10) > ce) return 'a_venir'
  return contrat.finLe !== null && contrat.finLe.toISOString().slice(0, 10) < ce ? 'termine' : 'en_cours'
}
