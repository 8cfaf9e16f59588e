import 'server-only'
import type { Db, Prisma } from '@/lib/data/prisma'
import { composeEnvoi, type Matiere } from './compose-envoi'

/**
 * Fige ce qui part, dans la transaction qui l’envoie : l’envoi existe avec la demande, ou ni l’un ni l’autre. Une ligne écrite ne change plus et ne
 * s’efface plus ; une correction en ajoute une, de rang suivant.
 * @throws quand cette demande a déjà un envoi de ce rang.
 */
export const freezeEnvoiIn = async (db: Db, matiere: Matiere): Promise<void> => {
  await db.envoi.createMany({ data: composeEnvoi(matiere) })
}

/** Ce qu’un envoi retient d’un fichier : à relire de la table `piece`. */
export const PIECE_ENVOYEE = { id: true, champ: true, libelle: true, fichierNom: true, taille: true, type: true, sha256: true } as const

/** Les fichiers du formulaire : ni ceux d’un message, ni ceux que la gestion a demandés ; refusé, un fichier du formulaire est demandé de nouveau. */
export const DU_FORMULAIRE = {
  fichierNom: { not: null },
  messageId: null,
  OR: [{ demandeeLe: null }, { champ: { not: null } }],
} satisfies Prisma.PieceWhereInput

/** Un fichier du formulaire, au moment d’envoyer : la gestion n’en a encore demandé ni refusé aucun. */
export const isDuFormulaire = (piece: { fichierNom: string | null; messageId: string | null; demandeeLe: Date | null }): boolean =>
  piece.fichierNom !== null && piece.messageId === null && piece.demandeeLe === null

/** Un fichier du formulaire, relu. */
export type PieceEnvoyee = {
  id: string
  champ: string | null
  libelle: string
  fichierNom: string | null
  taille: number | null
  type: string | null
  sha256: string | null
}

/** Ces fichiers, tels que l’envoi les nomme. */
export const piecesOf = (pieces: readonly PieceEnvoyee[]): Matiere['pieces'] =>
  pieces.map(({ id, champ, libelle, fichierNom, taille, type, sha256 }) => ({
    id,
    emplacement: champ,
    libelle,
    nom: fichierNom ?? '',
    taille,
    type,
    sha256,
  }))
