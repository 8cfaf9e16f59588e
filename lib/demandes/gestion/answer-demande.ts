import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/data/as-actor'
import { record } from '@/lib/acts/record'
import { attachIn } from '@/lib/demandes/pieces/attach-files'
import type { Range } from '@/lib/demandes/pieces/receive-piece'
import { moveIn, writeMessageIn } from '../fil/write'
import { holdForMessage } from './hold'

type Reponse = { numero: string; cle: string; corps: string; ranges: readonly Range[] }

/** Répond au client, avec des fichiers. Le même formulaire deux fois ne fait qu’un message. @returns faux quand il était déjà écrit. */
export const answerDemande = (actor: Actor, { numero, cle, corps, ranges }: Reponse): Promise<boolean> =>
  asActor(actor, async (db) => {
    const empreintes = ranges.map(({ sha256 }) => sha256)
    const tenue = await holdForMessage(actor, db, { numero, acte: 'repondre', cle }, corps, ...empreintes)
    if (!tenue) return false
    const { id, demande, vers, contexte, plume } = tenue
    await writeMessageIn(db, demande, { ...plume, id, cote: 'gestion', corps })
    await attachIn(db, { demande, messageId: id, auteur: { id: actor.utilisateur.id, nom: plume.auteurNom } }, ranges)
    await record(db, actor, 'demande.message_gestion', { demandeId: demande.id, messageId: id, pieces: ranges.length }, contexte)
    await db.messageEnCours.deleteMany({ where: { demandeId: demande.id, utilisateurId: actor.utilisateur.id } })
    await moveIn(db, demande, vers)
    return true
  })
