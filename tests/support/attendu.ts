import type { Acces, Actor } from '../../lib/access/actor.ts'
import type { Univers } from '../../lib/ground/univers.ts'
import type { Lieu, Right } from '../../lib/access/rights.ts'
import type { Role } from '../../lib/access/roles.ts'

const A_SOI = [
  'portefeuille:voir',
  'profil:voir',
  'profil:modifier',
  'profil:proteger',
  'compte:creer',
  'invitation:accepter',
  'session:fermer',
] as const
const LIT = ['entreprise:voir', 'contrat:lire', 'document:lire', 'dsn:lire', 'demande:lire', 'courrier:lire'] as const
const ECRIT = ['demande:deposer', 'demande:repondre', 'dsn:noter'] as const

/** Ce que chacun doit pouvoir, écrit à la main : les essais ne demandent rien à la matrice qu’ils jugent. */
export const ATTENDU: Record<Role, readonly Right[]> = {
  administrateur: [...A_SOI, ...LIT, ...ECRIT, 'compte:voir', 'utilisateur:lister', 'compte:administrer'],
  collaborateur: [...A_SOI, ...LIT, ...ECRIT, 'compte:voir', 'utilisateur:lister'],
  expert_comptable: [...A_SOI, ...LIT, ...ECRIT],
  gestionnaire: ['profil:voir', 'profil:proteger', 'session:fermer', 'gestion:traiter'],
  superviseur: ['profil:voir', 'profil:proteger', 'session:fermer', 'gestion:traiter', 'gestion:superviser'],
}
/** Où s’exerce chaque droit. */
export const LIEUX: Record<Lieu, readonly Right[]> = {
  siren: [...LIT, ...ECRIT],
  compte: ['compte:voir', 'utilisateur:lister', 'compte:administrer'],
  cabinet: ['cabinet:voir', 'cabinet:administrer'],
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

const tient = (titre: Pick<Acces, 'role' | 'lectureSeule'>, right: Right): boolean =>
  ATTENDU[titre.role].includes(right) && !(titre.lectureSeule && ECRITURES.includes(right))

/** Le périmètre naïf : cette ligne est à portée de cette personne, avec ce droit, par l’un de ses titres. */
export const atteint = (actor: Actor, right: Right, ligne: Ligne): boolean =>
  actor.gestion === null && actor.acces.some((titre) => ouvre(titre, right, ligne))

/** Le même pour une demande : un brouillon n’est qu’à son auteur et aux administrateurs de son compte. */
export const atteintDemande = (actor: Actor, right: Right, demande: LigneDemande): boolean =>
  atteint(actor, right, demande) &&
  (demande.statut !== 'a_finaliser' ||
    demande.auteurId === actor.utilisateur.id ||
    actor.acces.some((titre) => titre.role === 'administrateur' && titre.compteId === demande.compteId))

type EnCours = { etat: string }
type Donnee = { membreId: string | null; delegationId: string | null; siren: string; retireeLe: Date | null }
type Delegation = EnCours & {
  id: string
  compteId: string
  cabinetId: string
  portee: string
  univers: Univers[]
  lectureSeule: boolean
  du: Date
  au: Date | null
}
/** Les tables d’où viennent les accès, telles que la base les garde, toutes lignes comprises. */
export type Registres = {
  personnes: { id: string; desactiveLe: Date | null; gestion: string | null }[]
  membres: (EnCours & { id: string; utilisateurId: string; compteId: string; role: Acces['role']; portee: string })[]
  cabinets: (EnCours & { utilisateurId: string; cabinetId: string })[]
  delegations: Delegation[]
  rattachements: { compteId: string; siren: string; detacheLe: Date | null }[]
  habilitations: Donnee[]
}
/** Un titre en cours, et ce qu’il ouvre. */
export type Titre = Omit<Acces, 'compteNom'> & { utilisateurId: string }

/** Les titres naïfs : tout est relu, ligne à ligne. @param jour le jour à Paris, « AAAA-MM-JJ ». */
export function titresNaifs(r: Registres, jour: string): Titre[] {
  const active = (id: string) => r.personnes.some((p) => p.id === id && p.desactiveLe === null && p.gestion === null)
  const sirens = (compteId: string, tout: boolean, donnees: Donnee[]) =>
    r.rattachements
      .filter((x) => x.compteId === compteId && x.detacheLe === null && (tout || donnees.some((h) => h.siren === x.siren && h.retireeLe === null)))
      .map(({ siren }) => siren)
      .sort()
  const parMembre = r.membres
    .filter((m) => m.etat === 'ajoute' && active(m.utilisateurId))
    .map(
      (m): Titre => ({
        voie: 'membre',
        id: m.id,
        utilisateurId: m.utilisateurId,
        compteId: m.compteId,
        role: m.role,
        lectureSeule: false,
        univers: ['sante', 'prevoyance', 'retraite'],
        sirens: sirens(
          m.compteId,
          m.portee === 'portefeuille',
          r.habilitations.filter((h) => h.membreId === m.id),
        ),
      }),
    )
  const day = (d: Date) => d.toISOString().slice(0, 10)
  const valides = r.delegations.filter((d) => d.etat === 'acceptee' && day(d.du) <= jour && (d.au === null || day(d.au) >= jour))
  const parCabinet = r.cabinets
    .filter((c) => c.etat === 'ajoute' && active(c.utilisateurId))
    .flatMap((c) => valides.filter((d) => d.cabinetId === c.cabinetId).map((d) => ({ ...d, utilisateurId: c.utilisateurId })))
    .map(
      ({ id, utilisateurId, compteId, lectureSeule, univers, portee }): Titre => ({
        voie: 'delegation',
        id,
        utilisateurId,
        compteId,
        role: 'expert_comptable',
        lectureSeule,
        univers,
        sirens: sirens(
          compteId,
          portee === 'portefeuille',
          r.habilitations.filter((h) => h.delegationId === id),
        ),
      }),
    )
  return [...parMembre, ...parCabinet]
}

/** Ce titre donne ce droit sur cette ligne. */
export const ouvre = (titre: Omit<Acces, 'compteNom'>, right: Right, { siren, univers }: Ligne): boolean =>
  titre.sirens.includes(siren) && titre.univers.includes(univers) && tient(titre, right)
