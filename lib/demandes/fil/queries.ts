import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { demandesOf } from '@/lib/access/scope'
import type { Db, Prisma } from '@/lib/data/prisma'
import { notFound } from '@/lib/http/errors'

const FIL = {
  messages: {
    orderBy: { envoyeLe: 'asc' },
    take: 200,
    select: { id: true, cote: true, auteurNom: true, auteurRole: true, pourLeCompteDe: true, corps: true, envoyeLe: true },
  },
  pieces: {
    orderBy: [{ demandeeLe: 'asc' }, { id: 'asc' }],
    take: 60,
    select: {
      id: true,
      libelle: true,
      pourquoi: true,
      etat: true,
      motif: true,
      demandeeLe: true,
      echeanceLe: true,
      recueLe: true,
      fichierNom: true,
      taille: true,
    },
  },
} as const satisfies Prisma.DemandeSelect

/**
 * Une demande envoyée, son fil et ses pièces.
 * @throws `notFound` quand la personne ne l’atteint pas.
 */
export async function getDemande(actor: Actor, db: Db, siren: string, numero: string) {
  const demande = await db.demande.findFirst({
    where: { AND: [{ numero, siren }, demandesOf(actor, 'demande:lire', siren)] },
    select: {
      id: true,
      numero: true,
      objet: true,
      univers: true,
      statut: true,
      issue: true,
      auteurNom: true,
      gestionnaireNom: true,
      envoyeeLe: true,
      modifieLe: true,
      echeanceLe: true,
      traiteeLe: true,
      ...FIL,
    },
  })
  if (!demande?.numero) throw notFound()
  const nonLues = await db.notification.count({
    where: { utilisateurId: actor.utilisateur.id, demandeId: demande.id, luLe: null, type: { in: ['message', 'piece_demandee'] } },
  })
  return { ...demande, numero: demande.numero, nonLues }
}
export type DemandeLue = Awaited<ReturnType<typeof getDemande>>

/**
 * Un brouillon et ce qui y a été saisi.
 * @throws `notFound` quand il n’existe pas, est envoyé, ou appartient à un autre.
 */
export async function getBrouillon(actor: Actor, db: Db, siren: string, id: string) {
  const brouillon = await db.demande.findFirst({
    where: { AND: [{ id, siren, statut: 'a_finaliser' }, demandesOf(actor, 'demande:deposer', siren)] },
    select: {
      id: true,
      objet: true,
      univers: true,
      demarche: true,
      etape: true,
      auteurNom: true,
      creeLe: true,
      modifieLe: true,
      expireLe: true,
      reponses: { orderBy: { champ: 'asc' }, take: 100, select: { champ: true, valeur: true, source: true } },
    },
  })
  if (!brouillon) throw notFound()
  return brouillon
}
export type BrouillonLu = Awaited<ReturnType<typeof getBrouillon>>
