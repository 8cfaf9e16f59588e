import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { systemDb } from '@/lib/data/as-system'
import type { ClientAConfier, Collegue, Collegues } from '@/lib/delegations/vues'
import { maintenant } from '@/lib/ground/clock'
import { notFound } from '@/lib/ground/errors'

type Responsable = Visit<'cabinet:administrer'>

const cabinetOf = ({ actor }: Responsable): string => {
  if (!actor.cabinet) throw notFound()
  return actor.cabinet.id
}

/** Les personnes du cabinet, par nom, et celles qui y sont invitées. Lu hors du périmètre, le droit jugé : une personne ne voit sinon qu’elle-même. */
export async function listCollegues(visit: Responsable): Promise<Collegues> {
  const db = systemDb('connexion')
  const cabinetId = cabinetOf(visit)
  const membres = await db.membreCabinet.findMany({
    where: { cabinetId, etat: 'ajoute' },
    orderBy: [{ utilisateur: { nom: 'asc' } }, { utilisateur: { prenom: 'asc' } }, { id: 'asc' }],
    select: {
      id: true,
      role: true,
      portee: true,
      utilisateur: { select: { id: true, prenom: true, nom: true, email: true } },
      _count: { select: { attributions: { where: { retireeLe: null } } } },
    },
  })
  const invitations = await db.invitation.findMany({
    where: { cabinetId, accepteeLe: null, annuleeLe: null },
    orderBy: { creeLe: 'desc' },
    select: { id: true, prenom: true, nom: true, email: true, roleCabinet: true, portee: true, comptes: true, expireLe: true },
  })
  return {
    membres: membres.map(({ utilisateur: { id: utilisateurId, ...personne }, _count, ...membre }) => ({
      ...membre,
      ...personne,
      clients: _count.attributions,
      moi: utilisateurId === visit.actor.utilisateur.id,
    })),
    invitations: invitations.map(({ roleCabinet, portee, comptes, expireLe, ...invitation }) => ({
      ...invitation,
      role: roleCabinet ?? ('collegue' as const),
      portee: portee ?? ('manuelle' as const),
      clients: comptes.length,
      expireLe,
      expiree: expireLe <= maintenant(),
    })),
  }
}

/** Les clients que l’on peut confier, par nom. */
export async function listClientsAConfier(visit: Responsable): Promise<ClientAConfier[]> {
  const lus = await systemDb('connexion').delegation.findMany({
    where: { cabinetId: cabinetOf(visit), OR: [{ etat: 'acceptee' }, { etat: 'en_attente' }] },
    orderBy: [{ compte: { nom: 'asc' } }, { id: 'asc' }],
    select: { compteId: true, compte: { select: { nom: true } } },
  })
  return [...new Map(lus.map(({ compteId, compte }) => [compteId, { id: compteId, nom: compte.nom }])).values()]
}

/** Un collègue et les comptes qui lui sont confiés. @throws `notFound` quand il n’est pas du cabinet. */
export async function readCollegue(visit: Responsable, id: string): Promise<Collegue> {
  const lu = await systemDb('connexion').membreCabinet.findFirst({
    where: { id, cabinetId: cabinetOf(visit), etat: 'ajoute' },
    select: {
      id: true,
      role: true,
      portee: true,
      utilisateur: { select: { id: true, prenom: true, nom: true, email: true } },
      attributions: { where: { retireeLe: null }, select: { compteId: true } },
    },
  })
  if (!lu) throw notFound()
  const { utilisateur, attributions, ...membre } = lu
  return {
    ...membre,
    ...utilisateur,
    id: membre.id,
    moi: utilisateur.id === visit.actor.utilisateur.id,
    comptes: attributions.map((a) => a.compteId),
  }
}
