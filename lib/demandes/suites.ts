import 'server-only'
import { DEMARCHES, findDemarche } from '@/lib/demarches/registre'
import type { Demarche } from '@/lib/demarches/define'
import type { Univers } from '@/lib/ground/univers'
import type { EtatInterne } from './rules'

/** Une demande d’où l’on part. `envoi` : la démarche de son formulaire, s’il y en a un. */
type Depart = { envoi: string | undefined; etat: EtatInterne; issue: string | null }

/**
 * Ce que cette personne peut faire partir d’une demande : ce qui la continue, sauf si elle a été annulée ; la refaire, une fois traitée ou annulée, sauf ce
 * qui se continue soi-même.
 * @param ouverts les univers que l’entreprise a, et où la personne peut déclarer.
 */
export function suitesOf({ envoi, etat, issue }: Depart, ouverts: readonly Univers[]): { slug: string; texte: string }[] {
  const ici = envoi === undefined ? null : findDemarche(envoi)
  if (!ici) return []
  const offerte = ({ univers }: Demarche): boolean => univers.some((un) => ouverts.includes(un))
  const annulee = issue === 'annulee'
  const suites = DEMARCHES.flatMap((autre) =>
    !annulee && autre.continue?.de.includes(ici.slug) && offerte(autre) ? [{ slug: autre.slug, texte: autre.continue.texte }] : [],
  )
  const seContinue = ici.continue?.de.includes(ici.slug) ?? false
  if (etat !== 'cloturee' || !offerte(ici) || (seContinue && !annulee)) return suites
  return [...suites, { slug: ici.slug, texte: annulee ? 'Refaire cette demande' : 'Refaire pour le même salarié' }]
}
