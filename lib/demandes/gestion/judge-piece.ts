import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/data/as-actor'
import { addDays, isoDay } from '@/lib/ground/date'
import { record } from '@/lib/acts/record'
import type { Outcome } from '@/lib/ground/form-state'
import { invalid, notFound, refused } from '@/lib/ground/errors'
import { routes } from '@/lib/ground/routes'
import { moveIn, writeLineIn } from '../fil/write'
import { holdForActe } from './hold'
import type { JugerForm } from './schema'

/** Les jours qu’a le client pour remplacer une pièce refusée, quand sa date est passée ou qu’elle n’en avait pas. */
export const JOURS_PIECE = 15

/**
 * Valide ou refuse une pièce reçue. Refusée, elle est de nouveau attendue du client, avec son motif.
 * @throws `notFound` ; `invalide` sans motif de refus ; `refused` quand elle est déjà jugée.
 */
export const judgePiece = (actor: Actor, { numero, piece: id, verdict, motif }: z.output<typeof JugerForm>): Promise<Outcome> =>
  asActor(actor, async (db) => {
    const acte = verdict === 'valider' ? 'valider_piece' : 'refuser_piece'
    const { demande, vers, contexte } = await holdForActe(actor, db, numero, acte)
    const ici = { id, demandeId: demande.id, siren: demande.siren }
    const piece = await db.piece.findFirst({ where: ici, select: { etat: true, libelle: true, demandeeLe: true, echeanceLe: true } })
    if (!piece) throw notFound()
    if (piece.etat !== 'recue') throw refused('Cette pièce est déjà jugée, ou n’est pas encore arrivée. Rechargez la page.')
    if (verdict === 'refuser' && !motif) throw invalid({ motif: 'Dites au client ce qui ne va pas, par exemple « la page 2 manque ».' })
    if (verdict === 'valider') {
      await db.piece.update({ where: { id }, data: { etat: 'validee' }, select: { id: true } })
      await record(db, actor, 'piece.validee', { demandeId: demande.id, pieceId: id }, contexte)
      await writeLineIn(db, demande, `Pièce validée : ${piece.libelle}.`)
    } else {
      const delai = new Date(`${addDays(isoDay(maintenant()), JOURS_PIECE)}T00:00:00Z`)
      const echeanceLe = piece.echeanceLe && isoDay(piece.echeanceLe) > isoDay(maintenant()) ? piece.echeanceLe : delai
      const demandeeLe = piece.demandeeLe ?? maintenant()
      await db.piece.update({ where: { id }, data: { etat: 'refusee', motif: motif ?? null, demandeeLe, echeanceLe }, select: { id: true } })
      await record(db, actor, 'piece.refusee', { demandeId: demande.id, pieceId: id }, contexte)
      await writeLineIn(db, demande, `Pièce refusée : ${piece.libelle}.`)
    }
    await moveIn(db, demande, vers)
    return { vers: routes.gestionDemande(numero, acte) }
  })
