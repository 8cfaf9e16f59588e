import 'server-only'
import { createHash } from 'node:crypto'

/** D’où vient un message : la demande, qui l’écrit, et la clé du formulaire. */
export type Envoyeur = { demandeId: string; auteurId: string; cle: string }

/**
 * L’identifiant d’un message, tiré de la demande, de son auteur, du formulaire et de ce qu’il porte : le même envoi deux fois n’en fait qu’un, mais
 * ce qui a été complété après une réponse perdue en route est un autre message, et non un doublon jeté ; et la même clé, dans une autre demande
 * ou d’une autre personne, aussi.
 * @param cle la clé que la page a donnée au formulaire.
 * @param contenu le texte, les empreintes des fichiers, les choix.
 * @returns un UUID de version 8 (RFC 9562, 5.8).
 */
export function messageId({ demandeId, auteurId, cle }: Envoyeur, ...contenu: readonly string[]): string {
  return derivedId(demandeId, auteurId, cle, ...contenu)
}

/** L’identifiant de ce qui remplace une pièce refusée par ce fichier : le même dépôt deux fois au même endroit n’en fait qu’une. */
export const replacementId = (pieceId: string, sha256: string): string => derivedId('piece', pieceId, sha256)

/**
 * L’identifiant d’une demande reçue autrement que par le portail, tiré de qui l’enregistre, du formulaire et de tout ce qu’il porte : revenir en arrière
 * et y taper le courrier suivant en enregistre un second.
 */
export const receivedId = ({ auteurId, cle }: Pick<Envoyeur, 'auteurId' | 'cle'>, ...contenu: readonly string[]): string =>
  derivedId('reçue', auteurId, cle, ...contenu)

/**
 * L’identifiant d’un brouillon repris d’une demande, tiré de qui le commence, du formulaire et de ce qu’il reprend : revenir en arrière pour un autre
 * salarié en commence un autre.
 */
export const startedId = ({ auteurId, cle }: Pick<Envoyeur, 'auteurId' | 'cle'>, ...repris: readonly string[]): string =>
  derivedId('commencé', auteurId, cle, ...repris)

/** L’identifiant de ce que la gestion publie (un courrier, un document, un modèle), tiré de qui le publie, du formulaire et de tout ce qu’il porte. */
export const publishedId = ({ auteurId, cle }: Pick<Envoyeur, 'auteurId' | 'cle'>, ...contenu: readonly string[]): string =>
  derivedId('publié', auteurId, cle, ...contenu)

function derivedId(...parts: readonly string[]): string {
  const octets = createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16)
  octets.writeUInt8((octets.readUInt8(6) & 0x0f) | 0x80, 6)
  octets.writeUInt8((octets.readUInt8(8) & 0x3f) | 0x80, 8)
  return octets.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
