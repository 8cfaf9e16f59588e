import type { Acces, Actor } from '../../lib/access/actor.ts'
import type { Univers } from '../../lib/ground/univers.ts'
import type { Lieu, Right } from '../../lib/access/rights.ts'
import type { Role } from '../../lib/access/roles.ts'

const A_SOI = ['portefeuille:voir', 'profil:voir', 'session:fermer'] as const
const LIT = ['entreprise:voir', 'contrat:lire', 'document:lire', 'dsn:lire', 'demande:lire', 'courrier:lire'] as const
const ECRIT = ['demande:deposer', 'demande:repondre'] as const

/** Ce que chacun doit pouvoir, écrit à la main : les essais ne demandent rien à la matrice qu’ils jugent. */
export const ATTENDU: Record<Role, readonly Right[]> = {
  administrateur: [...A_SOI, ...LIT, ...ECRIT, 'compte:voir', 'utilisateur:lister', 'compte:administrer'],
  collaborateur: [...A_SOI, ...LIT, ...ECRIT, 'compte:voir', 'utilisateur:lister'],
  expert_comptable: [...A_SOI, ...LIT, ...ECRIT],
  gestionnaire: ['profil:voir', 'session:fermer', 'gestion:traiter'],
  superviseur: ['profil:voir', 'session:fermer', 'gestion:traiter', 'gestion:superviser'],
}
/** Où s’exerce chaque droit. */
export const LIEUX: Record<Lieu, readonly Right[]> = {
  siren: [...LIT, ...ECRIT],
  compte: ['compte:voir', 'utilisateur:lister', 'compte:administrer'],
  personne: A_SOI,
  gestion: ['gestion:traiter', 'gestion:superviser'],
}
/** Ce qu’une délégation en lecture seule ne donne pas. */
export const ECRITURES: readonly Right[] = [...ECRIT, 'compte:administrer']
/** Ce que peut toute personne du côté client, même sans aucun titre. */
export const SANS_TITRE: readonly Right[] = A_SOI

/** Une ligne à portée de quelqu’un, ou non : son entreprise et son univers. */
export type Ligne = { siren: string; univers: Univers }
/** Une demande, avec ce qui décide de qui voit son brouillon. */
export type LigneDemande = Ligne & { statut: string; auteurId: string; compteId: string }

const tient = (titre: Acces, right: Right): boolean => ATTENDU[titre.role].includes(right) && !(titre.lectureSeule && ECRITURES.includes(right))

/** Le périmètre naïf : cette ligne est à portée de cette personne, avec ce droit, par l’un de ses titres. */
export const atteint = (actor: Actor, right: Right, { siren, univers }: Ligne): boolean =>
  actor.gestion === null && actor.acces.some((titre) => titre.sirens.includes(siren) && titre.univers.includes(univers) && tient(titre, right))

/** Le même pour une demande : un brouillon n’est qu’à son auteur et aux administrateurs de son compte. */
export const atteintDemande = (actor: Actor, right: Right, demande: LigneDemande): boolean =>
  atteint(actor, right, demande) &&
  (demande.statut !== 'a_finaliser' ||
    demande.auteurId === actor.utilisateur.id ||
    actor.acces.some((titre) => titre.role === 'administrateur' && titre.compteId === demande.compteId))
