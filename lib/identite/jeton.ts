import { createHmac } from 'node:crypto'
import { keyed, sha256 } from '@/lib/data/champ'

/**
 * Le secret d’un lien, tiré de son identifiant et des clés du portail : la base, qui n’en garde que l’empreinte, ne permet pas de l’écrire, et un
 * courriel attend son départ sans le porter.
 */
export const jetonOf = (id: string): string => keyed('jeton', id)

/** L’empreinte à garder, et par laquelle retrouver le lien. */
export const jetonEmpreinte = (jeton: string): string => sha256(`jeton:${jeton}`)

/** Ce qu’un courriel porte à la place du secret, jusqu’à son départ. */
export const jetonEnAttente = (id: string): string => `jeton.${id}`

const EN_ATTENTE = /\/jeton\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/g

/** Met les secrets à leur place, au moment où le courriel part. */
export const openLinks = (texte: string): string => texte.replaceAll(EN_ATTENTE, (_, id: string) => `/${jetonOf(id)}`)

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** La clé du second facteur que propose une invitation (160 bits) : la même à chaque affichage de sa page, qui n’écrit rien. */
export function totpSecretOf(id: string): string {
  const octets = createHmac('sha1', keyed('totp-invitation', id)).digest()
  const bits = [...octets].map((octet) => octet.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((cinq) => BASE32[Number.parseInt(cinq, 2)]).join('')
}
