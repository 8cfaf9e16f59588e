import { type CompteKey, COMPTES, PEOPLE, type PersonKey } from './cast.ts'
import { idOf } from './draw.ts'
import type { Writer } from './story.ts'

/** L’identifiant d’une personne nommée. */
export const personId = (cle: PersonKey): string => idOf(`utilisateur ${cle}`)
/** L’identifiant d’un compte nommé. */
export const compteId = (cle: CompteKey): string => idOf(`compte ${cle}`)
/** L’identifiant du membre que cette personne est d’un compte nommé. */
export const membreId = (compte: CompteKey, personne: PersonKey): string => idOf(`membre ${compte} ${personne}`)
/** L’identifiant de la délégation d’un compte nommé au cabinet. */
export const delegationId = (compte: CompteKey): string => idOf(`delegation ${compte}`)
export const CABINET_ID = idOf('cabinet')

const nomOf = (cle: PersonKey) => `${PEOPLE[cle].prenom} ${PEOPLE[cle].nom}`

const membre = (compte: CompteKey, cle: PersonKey, role: 'administrateur' | 'collaborateur'): Writer => ({
  id: personId(cle),
  nom: nomOf(cle),
  civilite: PEOPLE[cle].civilite,
  role,
  membreId: membreId(compte, cle),
})

/** Karim, pour le compte d’un client. */
export const karimFor = (delegation: string, client: string): Writer => ({
  id: personId('karim'),
  nom: nomOf('karim'),
  civilite: PEOPLE.karim.civilite,
  role: 'expert_comptable',
  delegationId: delegation,
  pourLeCompteDe: client,
})

/** Ceux qui écrivent dans les demandes des entreprises nommées. */
export const WRITERS = {
  claire: membre('durand', 'claire', 'administrateur'),
  marc: membre('durand', 'marc', 'collaborateur'),
  ines: membre('durand', 'ines', 'collaborateur'),
  paul: membre('petit', 'paul', 'administrateur'),
  karim: karimFor(delegationId('durand'), COMPTES.durand.nom),
  sophie: { id: personId('sophie'), nom: nomOf('sophie'), civilite: PEOPLE.sophie.civilite, role: 'gestionnaire' },
} as const satisfies Record<string, Writer>
