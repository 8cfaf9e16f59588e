import type { EtatLien } from '@/lib/retraite/sorties'
import { formatDate, formatTime } from '@/lib/ground/date'

/** Ce que l’on sait d’une adresse : « vérifiée » seulement quand le portail l’a demandée et qu’elle a répondu. */
export function LienEtat({ site, etat }: { site: string; etat: EtatLien | null }) {
  if (!etat) return <>{site}, adresse pas encore vérifiée</>
  const quand = `le ${formatDate(etat.verifieLe)} à ${formatTime(etat.verifieLe)}`
  return etat.repond ? (
    <>
      {site}, adresse vérifiée {quand}
    </>
  ) : (
    <span className="text-danger">
      {site} ne répondait pas {quand}
    </span>
  )
}
