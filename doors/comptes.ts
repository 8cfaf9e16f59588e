import 'server-only'
import type { Detachee } from '@/lib/comptes/detach-entreprise'
import { invalid, refused } from '@/lib/ground/errors'
import { addressOf } from '@/lib/ground/adresse'
import type { Outcome } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import type { Ajout } from '@/lib/identite/add-entreprise'
import type { Reglage } from '@/lib/identite/demand-second-facteur'
import { refuseProof } from './inscription'

/** Le tableau, qui montre la ligne neuve ; une discordance revient au formulaire avec ce qu’il reste d’essais. */
export function afterAjout(fait: Ajout): Outcome {
  if (fait.suite === 'discordance') throw refuseProof(fait)
  if (fait.suite === 'epuisee')
    throw refused('Les essais du jour sont épuisés, pour vous ou pour ce SIREN. Reprenez demain à la même heure, ou appelez-nous.')
  if (fait.suite === 'fermee')
    throw invalid({ siren: 'D’après l’annuaire public, cette entreprise est fermée\u00a0: elle ne s’ajoute pas. Vérifiez le SIREN.' })
  return { vers: addressOf(routes.entreprises(fait.compteId), { ajoutee: fait.siren }) }
}

/** La page même, qui dit ce que le compte demande maintenant. */
export const toSecurite = ({ compteId, suite }: Reglage): Outcome => ({ vers: routes.securiteCompte(compteId, suite) })

/** Le tableau, où la ligne n’est plus. */
export const toEntreprises = ({ compteId, siren }: Detachee): Outcome => ({ vers: addressOf(routes.entreprises(compteId), { supprimee: siren }) })
