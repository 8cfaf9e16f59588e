import { sayEtat } from '@/lib/copy/fil'
import type { Dossier } from '@/lib/demandes/gestion/queries'
import { formatDay, formatTime } from '@/lib/ground/date'

/** Ce qu’a été une demande rouverte : rien n’en est effacé. */
export const PastStates = ({ etats }: { etats: Dossier['etats'] }) => (
  <details>
    <summary>Ses états depuis l’envoi</summary>
    <ul className="list-disc pl-[1.2em] [&>li+li]:mt-2">
      {etats.map((etat) => (
        <li key={`${etat.type} ${etat.le.toISOString()}`}>
          {sayEtat(etat)} {etat.acteurNom}, le {formatDay(etat.le)} à {formatTime(etat.le)}.
        </li>
      ))}
    </ul>
  </details>
)
