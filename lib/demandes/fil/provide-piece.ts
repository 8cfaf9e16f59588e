import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import type { Actor } from '@/lib/access/actor'
import { demandesOf } from '@/lib/data/reach'
import type { SuiteEnvoi } from '@/lib/demandes/fil/suite'
import { asActor } from '@/lib/data/as-actor'
import { record } from '@/lib/acts/record'
import { notFound, refused } from '@/lib/ground/errors'
import type { Range } from '@/lib/demandes/pieces/receive-piece'
import { afterClient, isOpen } from '../transitions'
import { replacementId } from './message-id'
import { contextFor, plumeOf, titleFor } from './plume'
import { countOpenPieces, holdDemande, moveIn, writeLineIn } from './write'

/** `prise` : le fichier rangé a trouvé sa ligne ; sinon il est à reprendre. */
export type Provided = { suite: Extract<SuiteEnvoi, 'piece' | 'piece_deja' | 'piece_prise' | 'piece_fermee'>; prise: boolean }

/**
 * Met un fichier dans l’emplacement d’une pièce demandée. Une pièce refusée reste, remplacée, à côté de la nouvelle ; la dernière pièce
 * fait repartir la demande. Le même fichier deux fois ne compte qu’une ; un autre, quand l’emplacement est pris, est refusé avec douceur.
 * @throws `notFound` ; `refused` quand aucun titre ne permet de répondre.
 */
export const providePiece = (actor: Actor, numero: string, pieceId: string, range: Range): Promise<Provided> =>
  asActor(actor, async (db) => {
    const demande = await holdDemande(db, { AND: [{ numero }, demandesOf(actor, 'demande:lire')] })
    if (!demande) throw notFound()
    const titre = titleFor(actor, 'demande:repondre', demande.siren, demande.univers)
    if (!titre) throw refused('Vous pouvez lire cette demande, pas y répondre.')
    const ici = { demandeId: demande.id, siren: demande.siren }
    const piece = await db.piece.findFirst({ where: { id: pieceId, ...ici, demandeeLe: { not: null } } })
    if (!piece) throw notFound()
    const { libelle, pourquoi, demandeeLe, echeanceLe, modele } = piece
    if (!isOpen(piece.etat)) {
      // Le même dépôt est la pièce elle-même, ou celle qui l’a remplacée ; deux pièces demandées sous le même nom sont deux emplacements.
      const meme = piece.sha256 === range.sha256 || (await db.piece.count({ where: { ...ici, id: replacementId(piece.id, range.sha256) } })) > 0
      return { suite: meme ? 'piece_deja' : 'piece_prise', prise: false }
    }
    const vers = afterClient('fournir_piece', demande.etat, (await countOpenPieces(db, demande)) - 1)
    if (!vers) return { suite: 'piece_fermee', prise: false }

    const plume = plumeOf(actor, titre)
    const { champ: _, nom, ...fichier } = range
    const recue = {
      ...fichier,
      fichierNom: nom,
      etat: 'recue' as const,
      recueLe: maintenant(),
      deposeePar: actor.utilisateur.id,
      deposeeParNom: plume.auteurNom,
    }
    const id = piece.etat === 'refusee' ? replacementId(piece.id, range.sha256) : piece.id
    if (piece.etat === 'refusee') {
      await db.piece.update({ where: { id: piece.id }, data: { etat: 'remplacee' }, select: { id: true } })
      await db.piece.create({ data: { ...ici, ...recue, id, libelle, pourquoi, demandeeLe, echeanceLe, modele }, select: { id: true } })
    } else await db.piece.update({ where: { id }, data: recue, select: { id: true } })
    const contexte = contextFor(demande.siren, titre)
    await record(db, actor, 'piece.fournie', { demandeId: demande.id, pieceId: id, taille: range.taille }, contexte)
    await writeLineIn(db, demande, `Pièce déposée par ${plume.auteurNom} : ${libelle}.`)
    if (vers === 'en_traitement') {
      await record(db, actor, 'demande.completee', { demandeId: demande.id }, contexte)
      await writeLineIn(db, demande, 'Toutes les pièces demandées sont déposées : la demande repart.')
    }
    await moveIn(db, demande, vers)
    return { suite: 'piece', prise: true }
  })
