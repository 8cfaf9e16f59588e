import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { env } from '@/lib/ground/env'

/** Les clés tirées du secret, une par usage : leur nombre est celui des usages que nomme le code. */
const cles = new Map<string, Buffer>()

function cle(usage: string): Buffer {
  const { CHAMP_KEK } = env()
  const nom = `${CHAMP_KEK}|${usage}`
  const deja = cles.get(nom)
  if (deja) return deja
  const tiree = createHmac('sha256', CHAMP_KEK).update(usage).digest()
  cles.set(nom, tiree)
  return tiree
}

/** Chiffre un champ sensible (AES-256-GCM) : `v1.<iv>.<sceau>.<texte>`. */
export function seal(clair: string): string {
  const iv = randomBytes(12)
  const chiffre = createCipheriv('aes-256-gcm', cle('champ'), iv)
  const texte = Buffer.concat([chiffre.update(clair, 'utf8'), chiffre.final()])
  return `v1.${iv.toString('base64url')}.${chiffre.getAuthTag().toString('base64url')}.${texte.toString('base64url')}`
}

/**
 * Déchiffre ce que `seal` a rendu.
 * @throws quand le texte a été altéré ou n’a pas cette forme.
 */
export function unseal(scelle: string): string {
  const [version, iv, sceau, texte] = scelle.split('.')
  if (version !== 'v1' || !iv || !sceau || texte === undefined) throw new Error('Champ chiffré illisible.')
  const clair = createDecipheriv('aes-256-gcm', cle('champ'), Buffer.from(iv, 'base64url'))
  clair.setAuthTag(Buffer.from(sceau, 'base64url'))
  return Buffer.concat([clair.update(Buffer.from(texte, 'base64url')), clair.final()]).toString('utf8')
}

/** L’empreinte à clé d’une valeur : permet de la retrouver sans la garder (numéro entreprise, adresse d’essai). */
export const keyed = (usage: string, valeur: string): string => createHmac('sha256', cle(usage)).update(valeur).digest('base64url')

/** L’empreinte simple d’un texte qui n’a rien de secret. */
export const sha256 = (valeur: string): string => createHash('sha256').update(valeur).digest('hex')
