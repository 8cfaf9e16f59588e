import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { attachIn } from '@/lib/demandes/pieces/attach-files'
import type { Range } from '@/lib/demandes/pieces/stage-piece'
import { acteUneFois, type Visee, writeMessageIn } from '../acte'
import type { FaitGestion } from '../transitions'

type Reponse = { cle: string; corps: string; ranges: readonly Range[] }

/** Répond au client, avec des fichiers. Le même formulaire deux fois ne fait qu’un message. @returns `deja` quand il était déjà écrit. */
export async function answerIn(
  db: Db,
  visit: Visit<'gestion:traiter', Visee>,
  { cle, corps, ranges }: Reponse,
): Promise<FaitGestion & { deja: boolean }> {
  const contenu = [corps, ...ranges.map(({ sha256 }) => sha256)]
  const ecrit = await acteUneFois(db, visit, { quoi: 'repondre', cle, contenu }, async ({ demande, signature, fait, messageId }) => {
    await writeMessageIn(db, demande, { ...signature, id: messageId, cote: 'gestion', corps })
    await attachIn(db, { demande, messageId, auteur: { id: signature.auteurId, nom: signature.auteurNom } }, ranges)
    await db.messageEnCours.deleteMany({ where: { demandeId: demande.id, utilisateurId: signature.auteurId } })
    await fait('demande.message_gestion', { messageId, pieces: ranges.length })
    return true
  })
  return { numero: visit.objet.numero, suite: 'repondre', deja: ecrit === null }
}
export const answerDemande = command(answerIn)
