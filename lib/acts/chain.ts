import { createHash } from 'node:crypto'
import { canonical } from '@/lib/ground/canonical'

/** Ce qui entre dans l’empreinte d’un événement, dans cet ordre. */
export type Sealable = {
  id: string
  rang: bigint
  type: string
  acteurId: string | null
  acteurNom: string
  membreId: string | null
  delegationId: string | null
  requete: string | null
  siren: string | null
  compteId: string | null
  donnees: unknown
  creeLe: Date
}

/**
 * L’empreinte d’un maillon : celle du précédent, puis l’événement entier. Changer un octet du passé change toute la suite.
 * @param precedente l’empreinte du maillon d’avant, '' pour le premier.
 */
export function link(precedente: string, e: Sealable): string {
  const corps = JSON.stringify([
    precedente,
    e.id,
    String(e.rang),
    e.type,
    e.acteurId,
    e.acteurNom,
    e.membreId,
    e.delegationId,
    e.requete,
    e.siren,
    e.compteId,
    canonical(e.donnees),
    e.creeLe.toISOString(),
  ])
  return createHash('sha256').update(corps).digest('hex')
}
