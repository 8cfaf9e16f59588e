import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { keyed } from '@/lib/data/champ'

/** La clé qui chiffre, dans son navigateur, ce qu’une personne n’a pas pu envoyer : la même d’une session à l’autre, à elle seule. */
export const keyOfPerson = ({ utilisateur }: Actor): { cle: string } => ({ cle: keyed('saisies-gardees', utilisateur.id) })
