import 'server-only'
import { nameOf } from '@/lib/access/titre'
import type { Events } from '@/lib/acts/catalogue'
import { delegationSentence } from '@/lib/delegations/phrases'
import { formatCollegue } from '@/lib/copy/collegues'
import type { Db } from '@/lib/data/prisma'
import type { DonneesDe, Modele } from './catalogue'
import type { Envoi } from './destinataires'
import { onInvitationCabinet } from './destinataires-compte'

type Circonstance = { acteurId: string | null; quand: Date }
type DUneDelegation = { delegationId: string }

/** Qui, du cabinet : ses responsables, qui répondent aux clients ; ou tous ceux à qui ce client est confié. */
export async function listCabinet(
  db: Db,
  { cabinetId, compteId }: { cabinetId: string; compteId?: string },
  saufId: string | null,
): Promise<string[]> {
  const confie = compteId === undefined ? [] : [{ portee: 'portefeuille' as const }, { attributions: { some: { compteId, retireeLe: null } } }]
  const membres = await db.membreCabinet.findMany({
    where: {
      cabinetId,
      etat: 'ajoute',
      utilisateur: { desactiveLe: null },
      OR: [{ role: 'responsable' }, ...confie],
    },
    select: { utilisateurId: true },
  })
  return membres.map(({ utilisateurId }) => utilisateurId).filter((id) => id !== saufId)
}

/** Les administrateurs du compte d’une délégation. */
export async function listDelegants(db: Db, { delegationId }: DUneDelegation, { acteurId }: Circonstance): Promise<string[]> {
  const membres = await db.membre.findMany({
    where: { role: 'administrateur', etat: 'ajoute', compte: { delegations: { some: { id: delegationId } } } },
    select: { utilisateurId: true },
  })
  return membres.map(({ utilisateurId }) => utilisateurId).filter((id) => id !== acteurId)
}

/** Ceux du cabinet d’une délégation. @param tous vrai pour tous ceux à qui le client est confié, faux pour ses responsables. */
export async function listDelegues(db: Db, { delegationId }: DUneDelegation, { acteurId }: Circonstance, tous = false): Promise<string[]> {
  const lue = await db.delegation.findUnique({ where: { id: delegationId }, select: { cabinetId: true, compteId: true } })
  return lue ? listCabinet(db, tous ? lue : { cabinetId: lue.cabinetId }, acteurId) : []
}

async function read(db: Db, delegationId: string) {
  const lue = await db.delegation.findUnique({
    where: { id: delegationId },
    select: {
      etat: true,
      compteId: true,
      demandeePar: true,
      repondreAvant: true,
      portee: true,
      univers: true,
      lectureSeule: true,
      lecture: true,
      au: true,
      compte: { select: { nom: true } },
      cabinet: { select: { raisonSociale: true } },
      invitation: { select: { id: true, accepteeLe: true } },
      _count: { select: { habilitations: { where: { retireeLe: null } } } },
    },
  })
  if (!lue) return null
  const { compte, cabinet, _count, ...delegation } = lue
  const phrase = delegationSentence({ ...delegation, entreprises: _count.habilitations })
  return { delegationId, ...delegation, compte: compte.nom, cabinet: cabinet.raisonSociale, phrase }
}

type Lue = NonNullable<Awaited<ReturnType<typeof read>>> & { par: string; quand: Date }

async function whoActed(db: Db, id: string | null): Promise<string> {
  const lu = id === null ? null : await db.utilisateur.findUnique({ where: { id }, select: { prenom: true, nom: true } })
  return lu ? nameOf(lu) : 'Le portail'
}

/** Ce modèle, à chacun, avec ce que la base dit de la délégation. */
async function toEach<M extends Modele>(
  db: Db,
  { delegationId }: DUneDelegation,
  { acteurId, quand }: Circonstance,
  ids: readonly string[],
  dit: (lue: Lue) => DonneesDe<M> | null,
): Promise<Envoi<M>[]> {
  const lue = ids.length > 0 ? await read(db, delegationId) : null
  const donnees = lue && dit({ ...lue, par: await whoActed(db, acteurId), quand })
  return donnees ? ids.map((utilisateurId) => ({ utilisateurId, siren: null, demandeId: null, donnees })) : []
}

/** Aux responsables d’un cabinet qui a déjà son espace, tant que la délégation attend. */
export const onDelegationAAccepter = async (db: Db, d: DUneDelegation, c: Circonstance): Promise<Envoi<'delegation-a-accepter'>[]> =>
  toEach(db, d, c, await listDelegues(db, d, c), (lue) => (lue.etat === 'en_attente' ? lue : null))

/** À l’adresse déclarée, avec son lien, quand le cabinet n’a encore personne ici ; à l’adresse invitée par ailleurs, tant que son lien attend. */
export async function onDelegationInvitee(db: Db, { delegationId }: DUneDelegation): Promise<Envoi<'invitation-cabinet'>[]> {
  const lue = await db.delegation.findUnique({ where: { id: delegationId }, select: { cabinetId: true, invitation: { select: { id: true } } } })
  if (!lue?.invitation || (await listCabinet(db, lue, null)).length > 0) return []
  return onInvitationCabinet(db, { invitationId: lue.invitation.id })
}

/** Aux administrateurs du compte, quand le cabinet a répondu, ou renoncé. */
export const toDelegants =
  <M extends 'delegation-acceptee' | 'delegation-refusee' | 'delegation-correction' | 'delegation-expiree' | 'delegation-renoncee'>() =>
  async (db: Db, d: DUneDelegation, c: Circonstance): Promise<Envoi<M>[]> =>
    toEach<M>(db, d, c, await listDelegants(db, d, c), (lue) => lue as unknown as DonneesDe<M>)

/** À ceux du cabinet à qui ce client est confié. */
export const toDelegues =
  <M extends 'delegation-modifiee' | 'delegation-annulee' | 'delegation-revoquee'>() =>
  async (db: Db, d: DUneDelegation, c: Circonstance): Promise<Envoi<M>[]> =>
    toEach<M>(db, d, c, await listDelegues(db, d, c, true), (lue) => ({ ...lue, attend: lue.etat === 'en_attente' }) as unknown as DonneesDe<M>)

/** Un rappel par responsable, pour tous les clients que le cabinet fait attendre ; ceux qui ont reçu leur réponse entre-temps n’y sont plus. */
export async function onDelegationsRappelees(
  db: Db,
  { cabinetId, jours, delegations }: Events['delegation.rappelee'],
): Promise<Envoi<'delegation-rappel'>[]> {
  const attendent = await db.delegation.findMany({
    where: { id: { in: delegations }, cabinetId, etat: 'en_attente' },
    orderBy: { repondreAvant: 'asc' },
    select: { compte: { select: { nom: true } }, cabinet: { select: { raisonSociale: true } } },
  })
  const cabinet = attendent[0]?.cabinet.raisonSociale
  if (!cabinet) return []
  const donnees = { cabinet, jours, clients: attendent.map(({ compte }) => compte.nom) }
  return (await listCabinet(db, { cabinetId }, null)).map((utilisateurId) => ({ utilisateurId, siren: null, demandeId: null, donnees }))
}

/** Le même rappel à l’adresse déclarée, avec son lien, quand le cabinet n’a encore personne ici. */
export const onInvitationRappelee = async (db: Db, { delegations }: Events['delegation.rappelee']): Promise<Envoi<'invitation-cabinet'>[]> =>
  delegations.length === 1 && delegations[0] ? onDelegationInvitee(db, { delegationId: delegations[0] }) : []

/** À l’adresse d’un collègue invité, tant que son lien attend. */
export async function onCollegueInvite(db: Db, { invitationId }: { invitationId: string }): Promise<Envoi<'invitation-collegue'>[]> {
  const lue = await db.invitation.findUnique({
    where: { id: invitationId, accepteeLe: null, annuleeLe: null },
    select: { prenom: true, nom: true, email: true, lienId: true, expireLe: true, creeParNom: true, cabinet: { select: { raisonSociale: true } } },
  })
  if (!lue?.cabinet) return []
  const { prenom, nom, email, cabinet, creeParNom: par, ...lien } = lue
  const donnees = { ...lien, par, cabinet: cabinet.raisonSociale }
  return [{ utilisateurId: null, inconnu: { prenom, nom, email }, siren: null, demandeId: null, donnees }]
}

type DUnCollegue = { cabinetId: string; utilisateurId: string }

/** À la personne entrée dans un cabinet. */
export async function onCollegueAjoute(
  db: Db,
  { cabinetId, utilisateurId }: DUnCollegue,
  { quand }: Circonstance,
): Promise<Envoi<'bienvenue-invite'>[]> {
  const cabinet = await db.cabinet.findUnique({ where: { id: cabinetId }, select: { raisonSociale: true } })
  return cabinet ? [{ utilisateurId, siren: null, demandeId: null, donnees: { ou: cabinet.raisonSociale, quand, gestion: false } }] : []
}

/** À la personne dont les clients, le rôle ou la place dans le cabinet ont changé. */
export async function onCollegueChange(db: Db, { cabinetId, utilisateurId }: DUnCollegue, { acteurId }: Circonstance) {
  const lu = await db.membreCabinet.findUnique({
    where: { cabinetId_utilisateurId: { cabinetId, utilisateurId } },
    select: {
      role: true,
      portee: true,
      cabinet: { select: { raisonSociale: true } },
      _count: { select: { attributions: { where: { retireeLe: null } } } },
    },
  })
  if (!lu || acteurId === utilisateurId) return []
  const { role, portee, cabinet, _count } = lu
  const donnees = {
    par: await whoActed(db, acteurId),
    cabinet: cabinet.raisonSociale,
    phrase: formatCollegue({ role, portee, clients: _count.attributions }),
  }
  return [{ utilisateurId, siren: null, demandeId: null, donnees }]
}
