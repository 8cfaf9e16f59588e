import 'server-only'
import { can } from '@/lib/access/can'
import { nameOf } from '@/lib/access/titre'
import type { Visit } from '@/lib/access/visit'
import { systemDb } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import type { ClientVise } from '@/lib/delegations/locate'
import type { ClientLu } from '@/lib/delegations/vues'
import { notFound } from '@/lib/ground/errors'
import { firstOf } from '@/lib/ground/pages'

/** Les entreprises que montre le consentement ; les autres se comptent. */
const MONTREES = 30

/**
 * Ce qu’un client confie au cabinet : par qui, pour quelles entreprises, quels droits, jusqu’à quand. Lu hors du périmètre, une fois le droit jugé : avant
 * l’acceptation le cabinet n’atteint rien, et ne voit de ces entreprises que leur nom. Terminée, la délégation ne les nomme plus.
 */
export async function readClient({
  actor,
  objet: { delegationId, compteId },
}: Visit<'cabinet:voir' | 'cabinet:administrer', ClientVise>): Promise<ClientLu> {
  const db = systemDb('connexion')
  const lue = await db.delegation.findUnique({
    where: { id: delegationId },
    select: {
      id: true,
      etat: true,
      etatLe: true,
      motif: true,
      portee: true,
      univers: true,
      lectureSeule: true,
      lecture: true,
      du: true,
      au: true,
      demandeeLe: true,
      demandeePar: true,
      repondreAvant: true,
      correctionLe: true,
      correction: true,
      cabinetId: true,
      compte: { select: { nom: true } },
      cabinet: { select: { siren: true, raisonSociale: true } },
      habilitations: { where: { retireeLe: null }, select: { siren: true } },
    },
  })
  if (!lue) throw notFound()
  const { habilitations, demandeePar, compte, cabinetId, ...delegation } = lue
  const ouverte = lue.etat === 'en_attente' || lue.etat === 'acceptee'
  const confiees = {
    compteId,
    detacheLe: null,
    ...(lue.portee === 'portefeuille' ? {} : { siren: { in: habilitations.map(({ siren }) => siren) } }),
  }
  const rattachements = ouverte
    ? await db.rattachement.findMany({
        where: confiees,
        orderBy: [{ entreprise: { raisonSociale: 'asc' } }, { siren: 'asc' }],
        take: MONTREES + 1,
        select: { siren: true, couleur: true, entreprise: { select: { raisonSociale: true } } },
      })
    : []
  const par = await db.utilisateur.findUnique({ where: { id: demandeePar }, select: { prenom: true, nom: true, email: true, civilite: true } })
  return {
    ...delegation,
    compteNom: compte.nom,
    par: par ? { nom: nameOf(par), email: par.email, civilite: par.civilite } : null,
    entreprises: ouverte ? await db.rattachement.count({ where: confiees }) : habilitations.length,
    collegues:
      lue.etat === 'en_attente' && can(actor, 'cabinet:administrer')
        ? await listAConfier(db, { cabinetId, compteId, moi: actor.utilisateur.id })
        : { aChoisir: [], dOffice: 0 },
    plaques: firstOf(rattachements, MONTREES).lignes.map(({ siren, couleur, entreprise }) => ({ siren, couleur, nom: entreprise.raisonSociale })),
  }
}

/** Qui s’en occuperait, une fois acceptée : d’office ceux qui ont tous les clients ; les autres, par nom, se choisissent. */
async function listAConfier(
  db: Db,
  { cabinetId, compteId, moi }: { cabinetId: string; compteId: string; moi: string },
): Promise<ClientLu['collegues']> {
  const autres = { cabinetId, etat: 'ajoute' as const, utilisateurId: { not: moi } }
  const lus = await db.membreCabinet.findMany({
    where: { ...autres, portee: 'manuelle' },
    orderBy: [{ utilisateur: { nom: 'asc' } }, { utilisateur: { prenom: 'asc' } }, { id: 'asc' }],
    select: {
      id: true,
      utilisateur: { select: { prenom: true, nom: true } },
      _count: { select: { attributions: { where: { compteId, retireeLe: null } } } },
    },
  })
  return {
    aChoisir: lus.map(({ id, utilisateur, _count }) => ({ id, nom: nameOf(utilisateur), confie: _count.attributions > 0 })),
    dOffice: await db.membreCabinet.count({ where: { ...autres, portee: 'portefeuille' } }),
  }
}
