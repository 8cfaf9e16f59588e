import 'server-only'
import { stagePiece } from '@/lib/demandes/pieces/stage-piece'
import { deleteStored, type Rangement } from '@/lib/demandes/pieces/store'
import type { Analyse, Refus } from '@/lib/demandes/pieces/rules'

/** Un PDF que la gestion publie, jugé et rangé ; sa ligne vient ensuite, sinon il est à reprendre. */
export type FichierPublie = Rangement & { fichierNom: string; taille: number; sha256: string; analyse: Analyse }

/** Le casier de ce que la gestion publie : ce n’est celui d’aucune entreprise, et son jour a le même quota. */
const CASIER = 'publication'

/**
 * Admet un PDF à publier : même jugement que les pièces (premiers octets, extension, lecture entière dans l’atelier, antivirus), et un PDF seulement.
 * Publié, il s’ouvre à tous ses destinataires : tant que l’antivirus n’a pas répondu, il n’est pas pris.
 * @returns le fichier rangé, chiffré, ou pourquoi il ne l’est pas ; rien n’en reste alors.
 */
export async function receiveFile(nom: string, octets: Buffer): Promise<FichierPublie | { refus: Refus }> {
  const range = await stagePiece(CASIER, { champ: 'fichier', nom, octets })
  if ('refus' in range) return range
  const { cle, cleChiffree, taille, sha256, analyse, type } = range
  const refus = type !== 'application/pdf' ? 'pas_un_pdf' : analyse === 'en_attente' || analyse === 'erreur' ? 'antivirus_muet' : null
  if (refus) {
    await deleteStored(cle)
    return { refus }
  }
  return { cle, cleChiffree, taille, sha256, analyse, fichierNom: range.nom }
}

/** Reprend un fichier rangé qui n’aura pas de ligne ; ce qui échoue ici, le balayage le reprendra. */
export async function dropFile(fichier: FichierPublie | null): Promise<void> {
  if (fichier) await deleteStored(fichier.cle).catch(() => undefined)
}
