import { watchSilence } from '@/components/pieces/watch-silence'
import { COUPURE } from '@/lib/copy/piece'
import type { PieceRecue } from '@/lib/demandes/pieces/queries'

/** Comment un envoi a fini. `reessayer` : le même fichier peut passer la fois d’après. */
export type Fin = { piece: PieceRecue } | { message: string; reessayer: boolean }

type Reponse = { piece?: PieceRecue; message?: string; reessayer?: boolean }

/**
 * Envoie un fichier avec son empreinte : le portail refuse des octets qui ne seraient pas ceux d’ici.
 * @param avance la part envoyée, de 0 à 100 ; 100 : tout est parti, le portail l’analyse.
 */
export async function sendFile(brouillonId: string, cle: string, fichier: File, avance: (part: number) => void, signal: AbortSignal): Promise<Fin> {
  try {
    const octets = await fichier.arrayBuffer()
    const empreinte = [...new Uint8Array(await crypto.subtle.digest('SHA-256', octets))].map((o) => o.toString(16).padStart(2, '0')).join('')
    return await transfer(
      `/api/brouillons/${brouillonId}/pieces?piece=${cle}`,
      octets,
      { 'x-sha256': empreinte, 'x-nom': encodeURIComponent(fichier.name.toWellFormed().slice(-300)) },
      avance,
      signal,
    )
  } catch {
    return { message: 'Ce fichier ne se lit plus sur votre poste. Choisissez-le de nouveau.', reessayer: false }
  }
}

function transfer(
  url: string,
  octets: ArrayBuffer,
  entetes: Record<string, string>,
  avance: (part: number) => void,
  signal: AbortSignal,
): Promise<Fin> {
  return new Promise((resolve) => {
    const envoi = new XMLHttpRequest()
    const coupe = () => resolve({ message: `${COUPURE} ${location.host}.`, reessayer: true })
    envoi.open('PUT', url)
    for (const [nom, valeur] of Object.entries(entetes)) envoi.setRequestHeader(nom, valeur)
    envoi.setRequestHeader('content-type', 'application/octet-stream')
    envoi.responseType = 'json'
    envoi.upload.onprogress = ({ loaded, total }) => avance(Math.min(99, Math.round((loaded / Math.max(1, total)) * 100)))
    envoi.upload.onload = () => avance(100)
    envoi.onload = () => {
      const { piece, message, reessayer } = (envoi.response ?? {}) as Reponse
      if (piece) resolve({ piece })
      else resolve({ message: message ?? `${COUPURE} ${location.host}.`, reessayer: reessayer ?? (envoi.status === 401 || envoi.status >= 500) })
    }
    envoi.onerror = coupe
    envoi.onabort = coupe
    signal.addEventListener('abort', () => envoi.abort())
    watchSilence(envoi)
    envoi.send(octets)
  })
}
