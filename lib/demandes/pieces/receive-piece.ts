import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import { randomUUID } from 'node:crypto'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import type { BrouillonVise } from '@/lib/demandes/locate'
import { type BrouillonTenu, tenirBrouillon } from '@/lib/demandes/brouillon/acte'
import { expiry, judgeBrouillon } from '@/lib/demandes/brouillon/touch-brouillon'
import { expected, refused } from '@/lib/ground/errors'
import type { PieceRecue } from './queries'
import { LIMITES, type Refus } from './rules'
import { dropStaged, type Range } from './stage-piece'

/** Ce qu’il advient d’un fichier. `deja` : le même, au même endroit ; un second essai n’en fait pas deux. */
export type Recu = { piece: PieceRecue; deja: boolean } | { refus: Refus }

/**
 * Inscrit des fichiers rangés à leur brouillon : emplacement attendu, doublon, nombre.
 * @throws `refused` quand le brouillon vient d’être envoyé.
 */
export const receiveIn = (db: Db, visit: Visit<'demande:deposer', BrouillonVise>, ranges: readonly Range[]): Promise<Recu[]> =>
  tenirBrouillon(db, visit, async (tenu) => {
    if ('envoyee' in tenu) throw refused('Cette demande vient d’être envoyée\u00a0: elle ne prend plus de pièce ici.')
    const faits: Recu[] = []
    for (const range of ranges) faits.push(await receiveOne(tenu, range))
    // Vierge, il ne l’est plus : il se montre dans les listes.
    await db.demande.updateMany({ where: { id: tenu.brouillon.id, version: 0 }, data: { version: 1 } })
    // Ni la version ni l’étape ne changent : les réponses en cours de saisie ne sont pas « modifiées ailleurs ».
    await db.demande.update({ where: { id: tenu.brouillon.id }, data: { modifieLe: maintenant(), expireLe: expiry() }, select: { id: true } })
    return faits
  })

/** Les mêmes, en une transaction. Ce qui n’est pas inscrit est repris. */
export async function receivePieces(visit: Visit<'demande:deposer', BrouillonVise>, ranges: readonly Range[]): Promise<Recu[]> {
  try {
    const recus = await command(receiveIn)(visit, ranges)
    await dropStaged(ranges.filter((_, rang) => isUnused(recus[rang])))
    return recus
  } catch (erreur) {
    // Une panne ne dit pas si l’écriture a abouti : leurs lignes peuvent exister, le balayage jugera.
    if (expected(erreur)) await dropStaged(ranges)
    throw erreur
  }
}

const isUnused = (recu: Recu | undefined): boolean => recu === undefined || 'refus' in recu || recu.deja

async function receiveOne({ db, brouillon, signature, fait }: BrouillonTenu, { champ, nom, ...range }: Range): Promise<Recu> {
  const attendue = judgeBrouillon(brouillon, brouillon.raws).pieces.find((p) => p.cle === champ)
  if (!attendue) return { refus: 'emplacement' }
  const ici = { demandeId: brouillon.id, siren: brouillon.siren }
  const gardees = await db.piece.findMany({
    where: { ...ici, cle: { not: null } },
    select: { id: true, champ: true, fichierNom: true, taille: true, analyse: true, sha256: true },
  })
  const meme = gardees.find((p) => p.sha256 === range.sha256)
  if (meme && meme.champ !== champ) return { refus: 'doublon' }
  if (meme)
    return { deja: true, piece: { id: meme.id, champ, nom: meme.fichierNom ?? nom, taille: range.taille, analyse: meme.analyse ?? 'non_analysee' } }
  if (gardees.length >= LIMITES.parDemande) return { refus: 'nombre' }
  const id = randomUUID()
  await db.piece.create({
    data: {
      ...ici,
      ...range,
      id,
      champ,
      fichierNom: nom,
      libelle: attendue.libelle,
      pourquoi: attendue.pourquoi,
      etat: 'recue',
      recueLe: maintenant(),
      deposeePar: signature.auteurId,
    },
    select: { id: true },
  })
  await fait('piece.recue', { pieceId: id, champ, taille: range.taille })
  return { deja: false, piece: { id, champ, nom, taille: range.taille, analyse: range.analyse } }
}
