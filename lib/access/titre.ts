import { type Acces, type Actor, accesOn } from './actor'
import { can, grants, personalRights } from './can'
import { lieuOf, type Right } from './rights'
import { PERSONNELS_VUS, ROLE_NOMS, type RoleCabinet, ROLES } from './roles'
import type { Univers } from '@/lib/ground/univers'

/** Le titre d’une personne de l’assureur : son rôle, sans compte ni entreprise. */
export type TitreGestion = { voie: 'gestion'; role: 'gestionnaire' | 'superviseur' }
/** Celui d’une personne dans son cabinet : pour ses clients et ses collègues, non au nom d’un client. */
export type TitreCabinet = { voie: 'cabinet'; id: string; role: RoleCabinet }
/** Celui de qui n’agit que pour soi : son profil, ses notifications. */
export type TitrePersonne = { voie: 'personne' }

/** À quel titre une personne agit : membre d’un compte, délégation de son cabinet, son cabinet même, gestion, ou elle-même. */
export type Titre = Acces | TitreCabinet | TitreGestion | TitrePersonne

/**
 * Où un acte se fait : l’entreprise et l’univers d’un objet, ou le compte. `compteId` est aussi celui de l’objet, que la gestion inscrit au journal.
 * `titreId` : le titre sous lequel l’objet a été commencé, gardé tant que la personne le tient.
 */
export type Lieu = {
  siren?: string | undefined
  compteId?: string | undefined
  cabinetId?: string | undefined
  univers?: Univers | undefined
  titreId?: string | null | undefined
}

/**
 * Le titre sous lequel cette personne exerce ce droit ici, le même pour le journal, la signature et le bandeau : celui de l’objet si elle le tient,
 * sinon administrateur, membre, puis délégation.
 * @returns `null` quand aucun ne le donne.
 */
export function titreOf(actor: Actor, right: Right, lieu: Lieu = {}): Titre | null {
  const gestion: TitreGestion | null = actor.gestion && ROLES[actor.gestion].includes(right) ? { voie: 'gestion', role: actor.gestion } : null
  switch (lieuOf(right)) {
    case 'gestion':
      return gestion
    case 'personne':
      if (actor.regard && !PERSONNELS_VUS.includes(right)) return null
      return actor.gestion ? gestion : personalRights(actor).includes(right) ? { voie: 'personne' } : null
    case 'cabinet':
      return can(actor, right, { cabinet: lieu.cabinetId }) && actor.cabinet
        ? { voie: 'cabinet', id: actor.cabinet.id, role: actor.cabinet.role }
        : null
    case 'compte':
      return first(actor.acces.filter((a) => a.voie === 'membre' && a.compteId === lieu.compteId && grants(a, right)))
    case 'siren':
      return first(lieu.siren === undefined ? [] : accesOn(actor, lieu.siren).filter((a) => grants(a, right, lieu.univers)), lieu.titreId)
  }
}

/** Le titre sous lequel la personne regarde cette entreprise, quoi qu’elle y fasse : ce que disent le bandeau et les couleurs. */
export const titreOn = (actor: Actor, siren: string): Acces | null => first(accesOn(actor, siren))

const first = (titres: readonly Acces[], prefere?: string | null): Acces | null =>
  titres.find(({ id }) => id === prefere) ??
  titres.find(({ role }) => role === 'administrateur') ??
  titres.find(({ voie }) => voie === 'membre') ??
  titres[0] ??
  null

/** Ce que le journal inscrit d’un titre, et de ce dont l’acte parle. */
export type Context = { siren?: string; compteId?: string; membreId?: string; delegationId?: string }

/** Le titre, tel que le journal l’inscrit : le compte est celui du titre ; pour la gestion, qui n’en a pas, celui de l’objet. */
export function contextOf(titre: Titre, lieu: { siren: string; compteId: string }): Context & { siren: string; compteId: string }
export function contextOf(titre: Acces, lieu: { siren: string }): Context & { siren: string; compteId: string }
export function contextOf(titre: Titre, lieu?: Lieu): Context
export function contextOf(titre: Titre, { siren, compteId }: Lieu = {}): Context {
  const ici = siren === undefined ? {} : { siren }
  switch (titre.voie) {
    case 'membre':
      return { ...ici, compteId: titre.compteId, membreId: titre.id }
    case 'delegation':
      return { ...ici, compteId: titre.compteId, delegationId: titre.id }
    case 'cabinet':
    case 'gestion':
    case 'personne':
      return { ...ici, ...(compteId === undefined ? {} : { compteId }) }
  }
}

/** Qui écrit, tel que le fil le fige : nom, rôle, et pour le compte de qui. */
export type Signature = { auteurId: string; auteurNom: string; auteurRole: string; pourLeCompteDe: string | null }

/** La signature de cette personne sous ce titre. @throws pour qui n’agit que pour soi ou son cabinet : il ne signe rien. */
export function signatureOf({ utilisateur }: Actor, titre: Titre): Signature {
  if (titre.voie === 'personne' || titre.voie === 'cabinet') throw new Error('Qui n’agit que pour soi ne signe rien.')
  return {
    auteurId: utilisateur.id,
    auteurNom: nameOf(utilisateur),
    auteurRole: ROLE_NOMS[titre.role][utilisateur.civilite],
    pourLeCompteDe: titre.voie === 'delegation' ? titre.compteNom : null,
  }
}

/** « Claire Durand ». */
export const nameOf = ({ prenom, nom }: Pick<Actor['utilisateur'], 'prenom' | 'nom'>): string => `${prenom} ${nom}`
