import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { demandesOf } from '@/lib/data/reach'
import type { Db, Prisma } from '@/lib/data/prisma'
import type { EtatPiece } from '@/lib/data/generated/enums'
import { notFound } from '@/lib/ground/errors'
import { readOuverte } from '../correction/queries'
import { findLastEnvoi, listRangs } from '../envoi/queries'
import { MESSAGES_MONTRES } from './schema'
import { unreadSpan } from './unread-span'

/**
 * Le fil d’une demande et ses pièces, tels que les deux côtés les lisent : les derniers messages, du plus récent au plus ancien, un de plus que
 * ce qui se montre, et combien il y en a en tout.
 * @param combien le nombre de messages montrés ; les plus anciens se demandent.
 * @param borne le rang avant lequel lire ; `null`, la fin du fil.
 */
export const filOf = (combien: number, borne: bigint | null = null) =>
  ({
    _count: { select: { messages: { where: before(borne) } } },
    messages: {
      where: before(borne),
      orderBy: { rang: 'desc' },
      take: combien + 1,
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
        evenement: { select: { type: true, donnees: true, acteurNom: true } },
        pieces: { orderBy: { id: 'asc' }, select: { id: true, fichierNom: true, taille: true, cle: true, analyse: true } },
      },
    },
    pieces: {
      where: { messageId: null },
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
        analyse: true,
        deposeeParNom: true,
        modele: true,
      },
    },
  }) as const satisfies Prisma.DemandeSelect

const before = (borne: bigint | null): Prisma.MessageWhereInput => (borne === null ? {} : { rang: { lt: borne } })

type PieceDuFil = { id: string; libelle: string; etat: EtatPiece }

/**
 * Le fil tel qu’il se lit, du plus ancien montré au plus récent. `plusAnciens` : combien se demandent ; `precedent` : le premier d’entre eux ;
 * `coupe` : la fin du fil n’est pas ici. Les pièces sont celles qu’aucune autre n’a remplacées ; `libelles` : le nom de toutes, que `sayFil` dit.
 */
export const readFil = <M extends { id: string }, P extends PieceDuFil>(
  { messages, pieces, _count }: { messages: readonly M[]; pieces: readonly P[]; _count: { messages: number } },
  combien: number,
  borne: bigint | null = null,
) => {
  const montres = messages.slice(0, combien).toReversed()
  return {
    messages: montres,
    plusAnciens: _count.messages - montres.length,
    precedent: messages[combien]?.id ?? null,
    coupe: borne !== null,
    pieces: pieces.filter(({ etat }) => etat !== 'remplacee'),
    libelles: Object.fromEntries(pieces.map(({ id, libelle }) => [id, libelle])),
  }
}

/** Le numéro d’une demande qui a bougé, pour les pages ouvertes de qui l’atteint ; `null` pour toute autre personne. */
export async function findNumero(actor: Actor, db: Db, id: string): Promise<string | null> {
  return (await db.demande.findFirst({ where: { AND: [{ id }, demandesOf(actor, 'demande:lire')] }, select: { numero: true } }))?.numero ?? null
}

/** Une demande que la personne atteint, et son nom. @throws `notFound`. */
export async function getObjet(actor: Actor, db: Db, siren: string, numero: string): Promise<{ id: string; objet: string }> {
  const lue = await db.demande.findFirst({
    where: { AND: [{ numero, siren }, demandesOf(actor, 'demande:lire', siren)] },
    select: { id: true, objet: true },
  })
  if (!lue) throw notFound()
  return lue
}

/** Le rang avant lequel lire ce fil ; `null` sans message demandé, ou quand il n’est pas de cette demande. La demande juge ensuite qui l’atteint. */
export async function rankBefore(db: Db, numero: string, avant: string | undefined): Promise<bigint | null> {
  if (avant === undefined) return null
  return (await db.message.findFirst({ where: { id: avant, demande: { numero } }, select: { rang: true } }))?.rang ?? null
}

/**
 * Une demande envoyée : ce qui l’a été, la fin de son fil et ses pièces.
 * @param combien le nombre de messages montrés, au moins ; tous ceux qu’elle n’a pas lus le sont.
 * @param avant le message avant lequel lire : rien alors n’est neuf, la fin du fil n’est pas montrée.
 * @throws `notFound` quand la personne ne l’atteint pas.
 */
export async function getDemande(actor: Actor, db: Db, siren: string, numero: string, combien = MESSAGES_MONTRES, avant?: string) {
  const borne = await rankBefore(db, numero, avant)
  const montres = borne === null ? Math.max(combien, await unreadSpan(actor, db, numero, 'gestion')) : combien
  const demande = await db.demande.findFirst({
    where: { AND: [{ numero, siren }, demandesOf(actor, 'demande:lire', siren)] },
    select: {
      id: true,
      numero: true,
      canal: true,
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
      ...filOf(montres, borne),
    },
  })
  if (!demande?.numero) throw notFound()
  const [neuves, envoi, origine] = await Promise.all([
    borne === null
      ? db.notification.findMany({
          where: { utilisateurId: actor.utilisateur.id, demandeId: demande.id, luLe: null },
          select: { id: true, type: true },
        })
      : [],
    findLastEnvoi(db, demande.id),
    demande.suiteDe
      ? db.demande.findFirst({ where: { AND: [{ id: demande.suiteDe }, demandesOf(actor, 'demande:lire', siren)] }, select: { numero: true } })
      : null,
  ])
  const nonLues = neuves.filter(({ type }) => type === 'message' || type === 'piece_demandee' || type === 'correction_demandee').length
  const fil = readFil(demande, montres, borne)
  /** Vrai quand ouvrir la demande change quelque chose : une notification, ou un message du centre jamais lu. */
  const aLire = neuves.length > 0 || fil.messages.some(({ cote, luLe }) => cote === 'gestion' && luLe === null)
  return {
    ...demande,
    ...fil,
    numero: demande.numero,
    envoi,
    envois: envoi ? await listRangs(db, demande.id) : [],
    correction: demande.etat === 'pieces_demandees' ? await readOuverte(db, { id: demande.id, siren }, envoi?.etapes) : null,
    nonLues,
    neuves: neuves.map(({ id }) => id),
    aLire,
    origine: origine?.numero ?? null,
    enCours: demande.enCours[0]?.corps ?? '',
  }
}
export type DemandeLue = Awaited<ReturnType<typeof getDemande>>
