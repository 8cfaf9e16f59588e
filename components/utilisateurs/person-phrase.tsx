import { formatNumber } from '@/lib/ground/number'
import type { PersonneListe } from '@/lib/utilisateurs/personnes/queries'

type Droits = Pick<PersonneListe, 'role' | 'civilite' | 'portee' | 'entreprises' | 'premiere' | 'etat'>

/** Ce que peut une personne du compte, en une phrase. */
export function PersonPhrase({ role, civilite, portee, entreprises, premiere, etat }: Droits) {
  if (etat === 'desactive') return <span className="text-ink-2">Plus rien. Son nom reste sur ce qui a été envoyé.</span>
  if (role === 'administrateur')
    return (
      <span>
        <b>{civilite === 'madame' ? 'Administratrice' : 'Administrateur'}.</b> Tout, sur l’ensemble du portefeuille et ce qui y viendra
      </span>
    )
  if (portee === 'portefeuille')
    return (
      <span>
        Déclarer et suivre, sur <b>l’ensemble du portefeuille</b> et ce qui y viendra
      </span>
    )
  if (entreprises === 0) return <span className="text-ink-2">Aucune entreprise ne lui est donnée</span>
  return (
    <span>
      Déclarer et suivre, pour <b>{entreprises === 1 ? (premiere ?? 'une entreprise') : `${formatNumber(entreprises)}\u00a0entreprises`}</b>, pas
      celles à venir
    </span>
  )
}
