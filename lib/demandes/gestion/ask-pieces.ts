import 'server-only'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { addDays, dayAt, isoDay } from '@/lib/ground/date'
import { invalid } from '@/lib/ground/errors'
import { acteUneFois, type Visee, writeMessageIn } from '../acte'
import type { FaitGestion } from '../transitions'
import { sayDemandeDePieces } from './dire-demande'
import { PHRASES } from './phrases'
import type { DemanderForm } from './schema'

type Attendues = Omit<z.output<typeof DemanderForm>, 'numero'>

/**
 * Demande des pièces au client, du catalogue ou nommées librement, avec une date et un message. La demande attend jusqu’à la dernière.
 * @throws `invalide` sans pièce, ou avec une date passée.
 */
export async function askPiecesIn(db: Db, visit: Visit<'gestion:traiter', Visee>, input: Attendues): Promise<FaitGestion> {
  const { cle } = input
  const echeance = dueOn(input)
  const contenu = [input.corps ?? '', echeance, input.autre ?? '', input.pourquoi ?? '', ...input.phrase]
  await acteUneFois(db, visit, { quoi: 'demander_pieces', cle, contenu }, async ({ demande, signature, fait, messageId }) => {
    const pieces = piecesOf(input)
    if (pieces.length === 0) throw invalid({ phrase: 'Choisissez au moins une pièce, ou nommez-en une autre.' })
    if (echeance <= isoDay(maintenant())) throw invalid({ echeance: 'Choisissez une date à venir\u00a0: le client doit avoir le temps de répondre.' })
    const corps = input.corps || sayDemandeDePieces({ objet: demande.objet, pieces, echeance, signature: signature.auteurNom })
    const demandee = { etat: 'demandee' as const, demandeeLe: maintenant(), echeanceLe: dayAt(echeance) }
    const lignes = pieces.map((piece) => ({ ...piece, ...demandee, id: randomUUID(), demandeId: demande.id, siren: demande.siren }))
    await db.piece.createMany({ data: lignes })
    await writeMessageIn(db, demande, { ...signature, id: messageId, cote: 'gestion', corps })
    await fait('demande.pieces_demandees', { messageId, pieces: lignes.map(({ id }) => id), echeance }, { echeanceLe: null })
  })
  return { numero: visit.objet.numero, suite: 'demander_pieces' }
}
export const askPieces = command(askPiecesIn)

/** La date avant laquelle elles sont attendues. @throws `invalide` quand aucune n’est dite. */
function dueOn({ delai, echeance }: Attendues): string {
  if (delai && delai !== 'autre') return addDays(isoDay(maintenant()), Number(delai))
  if (!echeance) throw invalid({ echeance: 'Choisissez la date avant laquelle les pièces sont attendues.' })
  return echeance
}

function piecesOf({ phrase, autre, pourquoi }: Attendues): { libelle: string; pourquoi: string | null; modele: string | null }[] {
  const choisies = PHRASES.filter((p) => phrase.includes(p.id)).map((p) => ({ libelle: p.libelle, pourquoi: p.pourquoi, modele: p.modele }))
  return autre ? [...choisies, { libelle: autre, pourquoi: pourquoi || null, modele: null }] : choisies
}
