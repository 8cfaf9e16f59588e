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
import { log } from '@/lib/ground/log'
import { sha256Of } from './digest'
import { inspect } from './inspect'
import type { PieceRecue } from './queries'
import { type Analyse, LIMITES, type Refus } from './rules'
import { scan } from './scan'
import { deleteStored, hasRoom, isOverQuota, type Rangement, storeFile } from './store'

/** Un fichier arrivé : son emplacement, le nom donné, ses octets. */
export type Arrive = { champ: string; nom: string; octets: Buffer }
/** Un fichier admis et rangé, sans ligne encore : si elle ne vient pas, il est à reprendre (`dropStaged`, ou le balayage). */
export type Range = Rangement & { champ: string; nom: string; type: string; taille: number; sha256: string; analyse: Analyse }
/** Ce qu’il advient d’un fichier. `deja` : le même, au même endroit ; un second essai n’en fait pas deux. */
export type Recu = { piece: PieceRecue; deja: boolean } | { refus: Refus }

/**
 * Admet un fichier et le range, chiffré : type et contenu jugés, antivirus, place du disque, quota du jour. Hors transaction.
 * @returns le fichier rangé, ou pourquoi il ne l’est pas ; rien n’en reste alors.
 */
export async function stagePiece(siren: string, { champ, nom: donne, octets }: Arrive): Promise<Range | { refus: Refus }> {
  const juge = await inspect(octets, donne)
  if (!juge.ok) return { refus: juge.refus }
  if (!(await hasRoom())) {
    log.error({}, 'pièces refusées : moins de 1 Go libre')
    return { refus: 'place' }
  }
  const analyse = await scan(octets)
  if (analyse === 'infectee') {
    log.warn({ siren, type: juge.type }, 'pièce infectée, non gardée')
    return { refus: 'infecte' }
  }
  const instant = maintenant()
  const rangement = await storeFile(siren, octets, instant)
  if (await isOverQuota(siren, instant)) {
    await deleteStored(rangement.cle)
    return { refus: 'quota' }
  }
  return {
    ...rangement,
    champ,
    nom: juge.nom,
    type: juge.type,
    taille: octets.length,
    sha256: await sha256Of(octets),
    analyse,
  }
}

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

/** Reprend des fichiers rangés qui n’auront pas de ligne ; ce qui échoue ici, le balayage le reprendra. */
export async function dropStaged(ranges: readonly Range[]): Promise<void> {
  await Promise.allSettled(ranges.map(({ cle }) => deleteStored(cle)))
}
