import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/data/as-actor'
import { record } from '@/lib/acts/record'
import { formatDay, isoDay } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'
import type { Outcome } from '@/lib/ground/form-state'
import { invalid } from '@/lib/ground/errors'
import { routes } from '@/lib/ground/routes'
import { moveIn, writeLineIn, writeMessageIn } from '../fil/write'
import { holdForMessage } from './hold'
import { PHRASES } from './phrases'
import type { DemanderForm } from './schema'

/**
 * Demande des pièces au client, du catalogue ou nommées librement, avec une date et un message. La demande attend jusqu’à la dernière.
 * @throws `invalide` sans pièce, ou avec une date passée.
 */
export const askPieces = (actor: Actor, input: z.output<typeof DemanderForm>): Promise<Outcome> =>
  asActor(actor, async (db) => {
    const { numero, cle, corps, echeance } = input
    const fait = { vers: routes.gestionDemande(numero, 'demander_pieces') }
    const contenu = [corps, echeance, input.autre ?? '', input.pourquoi ?? '', ...input.phrase]
    const tenue = await holdForMessage(actor, db, { numero, acte: 'demander_pieces', cle }, ...contenu)
    if (!tenue) return fait
    const { id, demande, vers, contexte, plume } = tenue
    const choisies = PHRASES.filter((p) => input.phrase.includes(p.id)).map(({ libelle, pourquoi, modele }) => ({ libelle, pourquoi, modele }))
    const pieces = input.autre ? [...choisies, { libelle: input.autre, pourquoi: input.pourquoi || null, modele: null }] : choisies
    if (pieces.length === 0) throw invalid({ phrase: 'Choisissez au moins une pièce, ou nommez-en une autre.' })
    if (echeance <= isoDay(maintenant())) throw invalid({ echeance: 'Choisissez une date à venir : le client doit avoir le temps de répondre.' })

    const demandeeLe = maintenant()
    const echeanceLe = new Date(`${echeance}T00:00:00Z`)
    const lignes = pieces.map((piece) => ({ ...piece, id: randomUUID(), demandeId: demande.id, siren: demande.siren, demandeeLe, echeanceLe }))
    await db.piece.createMany({ data: lignes.map((ligne) => ({ ...ligne, etat: 'demandee' as const })) })
    await writeMessageIn(db, demande, { ...plume, id, cote: 'gestion', corps })
    await writeLineIn(db, demande, `Statut : En attente de ${plural(pieces.length, 'pièce')}, avant le ${formatDay(echeanceLe)}.`)
    const ids = lignes.map((ligne) => ligne.id)
    await record(db, actor, 'demande.pieces_demandees', { demandeId: demande.id, messageId: id, pieces: ids, echeance }, contexte)
    await moveIn(db, demande, vers, { echeanceLe: null })
    return fait
  })
