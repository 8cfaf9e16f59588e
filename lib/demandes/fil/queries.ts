import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { demandesOf } from '@/lib/data/reach-filter'
import type { Db, Prisma } from '@/lib/data/prisma'
import { notFound } from '@/lib/ground/errors'
import { findLastEnvoi } from '../envoi/queries'
import { MESSAGES_MONTRES } from './schema'
import { unreadSpan } from './unread-span'

/**
 * Le fil d’une demande et ses pièces, tels que les deux côtés les lisent : les derniers messages, du plus récent au plus ancien, et combien il
 * y en a en tout.
 * @param combien le nombre de messages montrés ; les plus anciens se demandent.
 */
export const filOf = (combien: number) =>
  ({
    _count: { select: { messages: true } },
    messages: {
      orderBy: { rang: 'desc' },
      take: combien,
      select: {
        id: true,
        rang: true,
        cote: true,
        auteurNom: true,
        auteurRole: true,
        pourLeCompteDe: true,
        corps: true,
        envoyeLe: true,
        luLe: true,
        luPar: true,
        pieces: { orderBy: { id: 'asc' }, select: { id: true, fichierNom: true, taille: true, cle: true, analyse: true } },
      },
    },
    pieces: {
      where: { messageId: null, etat: { not: 'remplacee' } },
      orderBy: [{ demandeeLe: 'asc' }, { id: 'asc' }],
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
        cle: true,
        deposeeParNom: true,
        modele: true,
      },
    },
  }) as const satisfies Prisma.DemandeSelect

/** Le fil tel qu’il se lit, du plus ancien montré au plus récent, et combien de plus anciens se demandent. */
export const readFil = <M>({ messages, _count }: { messages: readonly M[]; _count: { messages: number } }) => ({
  messages: messages.toReversed(),
  plusAnciens: _count.messages - messages.length,
})

/**
 * Une demande envoyée : ce qui l’a été, la fin de son fil et ses pièces.
 * @param combien le nombre de messages montrés, au moins ; tous ceux qu’elle n’a pas lus le sont.
 * @throws `notFound` quand la personne ne l’atteint pas.
 */
export async function getDemande(actor: Actor, db: Db, siren: string, numero: string, combien = MESSAGES_MONTRES) {
  const nonLus = await unreadSpan(actor, db, numero, 'gestion')
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
      priseLe: true,
      etatLe: true,
      etat: true,
      suiteDe: true,
      enCours: { where: { utilisateurId: actor.utilisateur.id }, take: 1, select: { corps: true } },
      ...filOf(Math.max(combien, nonLus)),
    },
  })
  if (!demande?.numero) throw notFound()
  const [neuves, envoi, origine] = await Promise.all([
    db.notification.findMany({
      where: { utilisateurId: actor.utilisateur.id, demandeId: demande.id, luLe: null },
      select: { id: true, type: true },
    }),
    findLastEnvoi(db, demande.id),
    demande.suiteDe
      ? db.demande.findFirst({ where: { AND: [{ id: demande.suiteDe }, demandesOf(actor, 'demande:lire', siren)] }, select: { numero: true } })
      : null,
  ])
  const nonLues = neuves.filter(({ type }) => type === 'message' || type === 'piece_demandee').length
  /** Vrai quand ouvrir la demande change quelque chose : une notification, ou un message du centre jamais lu. */
  const aLire = neuves.length > 0 || demande.messages.some(({ cote, luLe }) => cote === 'gestion' && luLe === null)
  return {
    ...demande,
    ...readFil(demande),
    numero: demande.numero,
    envoi,
    nonLues,
    neuves: neuves.map(({ id }) => id),
    aLire,
    origine: origine?.numero ?? null,
    enCours: demande.enCours[0]?.corps ?? '',
  }
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
      reponses: { orderBy: { champ: 'asc' }, select: { champ: true, valeur: true, source: true } },
    },
  })
  if (!brouillon) throw notFound()
  return brouillon
}
export type BrouillonLu = Awaited<ReturnType<typeof getBrouillon>>
