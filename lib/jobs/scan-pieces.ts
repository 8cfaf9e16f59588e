import 'server-only'
import { record } from '@/lib/acts/record'
import type { EventDemande, Events } from '@/lib/acts/catalogue'
import { asSystem } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { addDays, dayAt, isoDay } from '@/lib/ground/date'
import { env } from '@/lib/ground/env'
import { MOTIF_INFECTEE } from '@/lib/copy/piece'
import { faitOf } from '@/lib/demandes/acte'
import { JOURS_PIECE } from '@/lib/demandes/rules'
import { nextEtat } from '@/lib/demandes/transitions'
import { readStored } from '@/lib/demandes/pieces/store'
import { scan } from '@/lib/demandes/pieces/scan'
import type { Analyse } from '@/lib/demandes/pieces/rules'

/** Ce que l’antivirus n’a pas pu juger ne lui est pas redemandé avant. */
const ERREUR_MS = 3_600_000
const PAR_TOUR = 50

/**
 * Analyse ce qui attend l’antivirus, ce qu’il n’a pas su juger il y a plus d’une heure, et ce qui a été reçu avant qu’il y en ait un. Une pièce
 * infectée est écartée : son fichier ne s’ouvre plus, l’événement le dit, et quand la demande peut l’attendre de nouveau elle est redemandée au client.
 * @returns combien ont reçu leur verdict.
 */
export async function scanWaitingPieces(): Promise<number> {
  if (!env().CLAMAV_HOST) return 0
  const reprise = new Date(maintenant().getTime() - ERREUR_MS)
  const attendent = await asSystem('travail', (db) =>
    db.piece.findMany({
      where: {
        cle: { not: null },
        OR: [{ analyse: { in: ['en_attente', 'non_analysee'] } }, { analyse: 'erreur', analyseeLe: { lt: reprise } }],
      },
      // Jamais essayées d’abord : ce qui échoue toujours passe derrière.
      orderBy: [{ analyseeLe: { sort: 'asc', nulls: 'first' } }, { recueLe: 'asc' }],
      take: PAR_TOUR,
      select: { id: true, cle: true, cleChiffree: true },
    }),
  )
  let juges = 0
  for (const { id, cle, cleChiffree } of attendent) {
    if (!cle || !cleChiffree) continue
    const tranches: Buffer[] = []
    for await (const tranche of readStored({ cle, cleChiffree })) tranches.push(tranche)
    const analyse = await scan(Buffer.concat(tranches))
    await asSystem('travail', (db) => writeVerdictIn(db, id, analyse))
    // Muet pour l’une, muet pour toutes : on revient à la prochaine minute.
    if (analyse === 'en_attente') return juges
    if (analyse !== 'erreur') juges++
  }
  return juges
}

/** Inscrit ce que l’antivirus a dit d’une pièce ; déjà jugée par un autre tour, rien. */
async function writeVerdictIn(db: Db, id: string, analyse: Analyse): Promise<void> {
  const { count } = await db.piece.updateMany({
    where: { id, analyse: { in: ['en_attente', 'non_analysee', 'erreur'] } },
    data: { analyse, analyseeLe: maintenant() },
  })
  if (count > 0 && analyse === 'infectee') await setAsideIn(db, id)
}

/** Écarte une pièce infectée. D’un brouillon, elle n’est plus de ses pièces ; d’une demande suivie, le client la doit de nouveau. */
async function setAsideIn(db: Db, pieceId: string): Promise<void> {
  const lue = await db.piece.findUniqueOrThrow({ where: { id: pieceId }, select: { demandeId: true } })
  // Le verrou de tout acte : deux verdicts, ou un verdict et un geste, se suivent.
  await db.$queryRaw`SELECT 1 FROM demande WHERE id = ${lue.demandeId}::uuid FOR UPDATE`
  const piece = await db.piece.findUniqueOrThrow({
    where: { id: pieceId },
    select: {
      etat: true,
      messageId: true,
      demandeeLe: true,
      echeanceLe: true,
      demande: { select: { id: true, siren: true, compteId: true, etat: true } },
    },
  })
  const { demande } = piece
  const note = (type: EventDemande, donnees: Events[EventDemande]) =>
    record(db, { systeme: true }, type, donnees, { siren: demande.siren, compteId: demande.compteId })
  const refusee = { etat: 'refusee' as const, motif: MOTIF_INFECTEE }
  if (demande.etat === 'brouillon') {
    await db.piece.update({ where: { id: pieceId }, data: refusee, select: { id: true } })
    await note('piece.ecartee', { demandeId: demande.id, pieceId })
    return
  }
  const fait = faitOf({ db, note }, demande)
  await fait('piece.ecartee', { pieceId })
  const attendue = piece.messageId === null && (piece.etat === 'recue' || piece.etat === 'validee')
  if (!attendue || !nextEtat('refuser_piece', demande.etat)) return
  const aujourdhui = isoDay(maintenant())
  const echeanceLe = piece.echeanceLe && isoDay(piece.echeanceLe) > aujourdhui ? piece.echeanceLe : dayAt(addDays(aujourdhui, JOURS_PIECE))
  const redemandee = { ...refusee, demandeeLe: piece.demandeeLe ?? maintenant(), echeanceLe }
  await db.piece.update({ where: { id: pieceId }, data: redemandee, select: { id: true } })
  await fait('piece.refusee', { pieceId })
}
