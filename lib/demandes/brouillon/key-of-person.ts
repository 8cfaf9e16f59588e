import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { keyed } from '@/lib/data/champ'
import { notFound } from '@/lib/ground/errors'

/**
 * La clé qui chiffre, dans son navigateur, ce qu’une personne n’a pas pu envoyer : la même d’une session à l’autre, à elle seule.
 * @throws `notFound` à qui voit comme elle : sur un poste partagé, ce qu’elle y a gardé s’ouvrirait.
 */
export function keyOfPerson({ utilisateur, regard }: Actor): { cle: string } {
  if (regard) throw notFound()
  return { cle: keyed('saisies-gardees', utilisateur.id) }
}
