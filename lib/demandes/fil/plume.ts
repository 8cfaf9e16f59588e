import type { Acces, Actor } from '@/lib/access/actor'
import type { Univers } from '@/lib/ground/univers'
import { grants } from '@/lib/access/can'
import type { Right } from '@/lib/access/rights'
import { ROLE_NOMS } from '@/lib/access/roles'
import type { Context } from '@/lib/acts/record'
import type { Plume } from './write'

/** Le titre auquel cette personne agit ici : membre d’abord, délégation ensuite ; `null` quand aucun ne le permet. */
export function titleFor(actor: Actor, right: Right, siren: string, univers: Univers): Acces | null {
  const titres = actor.acces.filter((a) => a.sirens.includes(siren) && grants(a, right, univers))
  return titres.find((a) => a.voie === 'membre') ?? titres[0] ?? null
}

/** Qui écrit, tel que le fil le fige : nom, rôle, et pour le compte de qui. */
export const plumeOf = ({ utilisateur }: Actor, titre: Acces): Plume => ({
  auteurId: utilisateur.id,
  auteurNom: `${utilisateur.prenom} ${utilisateur.nom}`,
  auteurRole: ROLE_NOMS[titre.role][utilisateur.civilite],
  pourLeCompteDe: titre.voie === 'delegation' ? titre.compteNom : null,
})

/** Le titre, tel que le journal l’inscrit. */
export const contextFor = (siren: string, titre: Acces): Context => ({
  siren,
  compteId: titre.compteId,
  ...(titre.voie === 'membre' ? { membreId: titre.id } : { delegationId: titre.id }),
})
