import 'server-only'
import { record } from '@/lib/acts/record'
import type { EventDemande, Events } from '@/lib/acts/catalogue'
import { asSystem } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { addDays, dayAt, isoDay } from '@/lib/ground/date'
import { env } from '@/lib/ground/env'
import { isDatabaseDown } from '@/lib/ground/errors'
import { log } from '@/lib/ground/log'
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

/** Ce que l’antivirus n’a pas encore vu, et ce qui n’a donc pas de verdict. */
const JAMAIS_VU = ['en_attente', 'non_analysee'] as const satisfies readonly Analyse[]
const SANS_VERDICT = [...JAMAIS_VU, 'erreur'] as const

/** Un fichier gardé : une pièce, ou un PDF publié. */
type Genre = 'piece' | 'courrier' | 'document' | 'modele'
type EnAttente = { genre: Genre; id: string; cle: string; cleChiffree: string }

/**
 * Analyse ce qui attend l’antivirus, ce qu’il n’a pas su juger il y a plus d’une heure, et ce qui a été reçu ou publié avant qu’il y en ait un. Un fichier
 * infecté est écarté : il ne s’ouvre plus, l’événement le dit, et une pièce que la demande peut attendre de nouveau est redemandée au client.
 * Un fichier qui ne se lit pas, manquant ou altéré, est une erreur comme une autre : il passe derrière, et ne retient personne.
 * @returns combien ont reçu leur verdict.
 */
export async function scanWaitingPieces(): Promise<number> {
  if (!env().CLAMAV_HOST) return 0
  let juges = 0
  for (const fichier of await asSystem('travail', listWaiting)) {
    const analyse = await judge(fichier)
    // Muet pour l’un, muet pour tous : on revient à la prochaine minute.
    if (analyse === 'en_attente') return juges
    if (analyse !== 'erreur') juges++
  }
  return juges
}

/** Les fichiers de ce tour, des quatre tables : jamais essayés d’abord, ce qui échoue toujours passe derrière ; puis le plus ancien. */
async function listWaiting(db: Db): Promise<EnAttente[]> {
  const reprise = new Date(maintenant().getTime() - ERREUR_MS)
  const where = { OR: [{ analyse: { in: [...JAMAIS_VU] } }, { analyse: 'erreur' as const, analyseeLe: { lt: reprise } }] }
  const essai = { analyseeLe: { sort: 'asc', nulls: 'first' } } as const
  const fichier = { id: true, cle: true, cleChiffree: true, analyseeLe: true } as const
  const publie = { where, take: PAR_TOUR, orderBy: [essai, { publieLe: 'asc' as const }], select: { ...fichier, publieLe: true } as const }
  const pieces = await db.piece.findMany({
    where: { cle: { not: null }, ...where },
    take: PAR_TOUR,
    orderBy: [essai, { recueLe: 'asc' }],
    select: { ...fichier, recueLe: true },
  })
  const lus = [
    ...pieces.map((lue) => ({ ...lue, genre: 'piece' as const, le: lue.recueLe })),
    ...(await db.courrier.findMany(publie)).map((lu) => ({ ...lu, genre: 'courrier' as const, le: lu.publieLe })),
    ...(await db.document.findMany(publie)).map((lu) => ({ ...lu, genre: 'document' as const, le: lu.publieLe })),
    ...(await db.modele.findMany(publie)).map((lu) => ({ ...lu, genre: 'modele' as const, le: lu.publieLe })),
  ]
  return lus
    .sort((a, b) => Number(a.analyseeLe) - Number(b.analyseeLe) || Number(a.le) - Number(b.le))
    .slice(0, PAR_TOUR)
    .flatMap(({ genre, id, cle, cleChiffree }) => (cle && cleChiffree ? [{ genre, id, cle, cleChiffree }] : []))
}

/** Ce que l’antivirus dit d’un fichier, inscrit. Ce qui ne se lit pas au coffre, ou dont la suite échoue, reste fermé et se reprend une heure après. @throws quand le coffre ou la base ne répondent pas. */
async function judge({ genre, id, cle, cleChiffree }: EnAttente): Promise<Analyse> {
  try {
    const tranches: Buffer[] = []
    for await (const tranche of readStored({ cle, cleChiffree })) tranches.push(tranche)
    const analyse = await scan(Buffer.concat(tranches))
    await asSystem('travail', (db) => writeVerdictIn(db, genre, id, analyse))
    return analyse
  } catch (erreur) {
    // Le coffre ou la base muets ne disent rien du fichier : le tour s’arrête, et l’on revient à la prochaine minute.
    if (isDatabaseDown(erreur)) throw erreur
    log.error({ err: erreur, genre, id }, 'fichier gardé qui ne peut pas être analysé')
    await asSystem('travail', (db) => writeVerdictIn(db, genre, id, 'erreur'))
    return 'erreur'
  }
}

/** Inscrit ce que l’antivirus a dit d’un fichier ; déjà jugé par un autre tour, rien. */
async function writeVerdictIn(db: Db, genre: Genre, id: string, analyse: Analyse): Promise<void> {
  const sien = { where: { id, analyse: { in: [...SANS_VERDICT] } }, data: { analyse, analyseeLe: maintenant() } }
  const { count } = await {
    piece: () => db.piece.updateMany(sien),
    courrier: () => db.courrier.updateMany(sien),
    document: () => db.document.updateMany(sien),
    modele: () => db.modele.updateMany(sien),
  }[genre]()
  if (count === 0 || analyse !== 'infectee') return
  if (genre === 'piece') await setAsideIn(db, id)
  else {
    await record(db, { systeme: true }, 'publication.ecartee', { genre, id })
    log.error({ genre, id }, 'fichier publié, écarté par l’antivirus')
  }
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
