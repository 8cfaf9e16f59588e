import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { isCompleteIn } from '@/lib/demandes/pieces/count-open'
import type { Range } from '@/lib/demandes/pieces/stage-piece'
import { maintenant } from '@/lib/ground/clock'
import { notFound } from '@/lib/ground/errors'
import { tenir, type Visee } from '../acte'
import { isOpen, nextEtat } from '../transitions'
import { replacementId } from './message-id'
import type { FaitDuFil, SuiteEnvoi } from './suite'

/** `prise` : le fichier rangé a trouvé sa ligne ; sinon il est à reprendre. */
export type Provided = FaitDuFil & { suite: Extract<SuiteEnvoi, 'piece' | 'piece_deja' | 'piece_prise' | 'piece_fermee'>; prise: boolean }

/**
 * Met un fichier dans l’emplacement d’une pièce demandée. Une pièce refusée reste, remplacée, à côté de la nouvelle ; la dernière pièce
 * fait repartir la demande. Le même fichier deux fois ne compte qu’une ; un autre, quand l’emplacement est pris, est refusé avec douceur.
 * @throws `notFound` quand cette demande n’a pas cette pièce.
 */
export const providePieceIn = (
  db: Db,
  visit: Visit<'demande:repondre', Visee>,
  { piece: pieceId, range }: { piece: string; range: Range },
): Promise<Provided> =>
  tenir(db, visit, async ({ demande, signature, fait }) => {
    const { siren, numero } = demande
    const ici = { demandeId: demande.id, siren }
    const piece = await db.piece.findFirst({ where: { id: pieceId, ...ici, demandeeLe: { not: null } } })
    if (!piece) throw notFound()
    const { libelle, pourquoi, demandeeLe, echeanceLe, modele } = piece
    if (!isOpen(piece.etat)) {
      // Le même dépôt est la pièce elle-même, ou celle qui l’a remplacée ; deux pièces demandées sous le même nom sont deux emplacements.
      const meme = piece.sha256 === range.sha256 || (await db.piece.count({ where: { ...ici, id: replacementId(piece.id, range.sha256) } })) > 0
      return { siren, numero, suite: meme ? 'piece_deja' : 'piece_prise', prise: false }
    }
    if (!nextEtat('fournir_piece', demande.etat)) return { siren, numero, suite: 'piece_fermee', prise: false }

    const { champ: _, nom, ...fichier } = range
    const depose = { deposeePar: signature.auteurId, deposeeParNom: signature.auteurNom }
    const recue = { ...fichier, ...depose, fichierNom: nom, etat: 'recue' as const, recueLe: maintenant() }
    const id = piece.etat === 'refusee' ? replacementId(piece.id, range.sha256) : piece.id
    if (piece.etat === 'refusee') {
      await db.piece.update({ where: { id: piece.id }, data: { etat: 'remplacee' }, select: { id: true } })
      await db.piece.create({ data: { ...ici, ...recue, id, libelle, pourquoi, demandeeLe, echeanceLe, modele }, select: { id: true } })
    } else await db.piece.update({ where: { id }, data: recue, select: { id: true } })
    await fait('piece.fournie', { pieceId: id, taille: range.taille })
    if (await isCompleteIn(db, demande)) await fait('demande.completee', { par: 'pieces' })
    return { siren, numero, suite: 'piece', prise: true }
  })
export const providePiece = command(providePieceIn)
