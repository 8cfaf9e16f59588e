import 'server-only'
import { hash, verify } from '@node-rs/argon2'
import { env } from '@/lib/ground/env'
import { DEMO_PASSWORD } from './demonstration'

/** OWASP : Argon2id, 19 Mio, 2 passes. Le poivre est la valeur secrète d’Argon2 (RFC 9106, 3.1, paramètre K). */
const options = () => ({ memoryCost: 19_456, timeCost: 2, parallelism: 1, secret: Buffer.from(env().PASSWORD_PEPPER) })

/** Une empreinte du même coût, pour que l’adresse inconnue fasse le même travail. */
let leurre: Promise<string> | undefined

/** Trop de vérifications attendent : le portail répond 503 plutôt que de s’étouffer. */
export class Saturation extends Error {
  readonly kind = 'saturation'
}

const MAX_EN_COURS = 4
const MAX_EN_ATTENTE = 100
let enCours = 0
const file: (() => void)[] = []

async function turn<T>(work: () => Promise<T>): Promise<T> {
  if (enCours >= MAX_EN_COURS) {
    if (file.length >= MAX_EN_ATTENTE) throw new Saturation('trop de connexions à la fois')
    await new Promise<void>((go) => file.push(go))
  } else enCours++
  try {
    return await work()
  } finally {
    const suivant = file.shift()
    if (suivant) suivant()
    else enCours--
  }
}

/** L’empreinte d’un mot de passe (NFC, sans troncature). */
export const hashPassword = (motDePasse: string): Promise<string> => turn(() => hash(motDePasse.normalize('NFC'), options()))

/**
 * Compare un mot de passe à une empreinte.
 * Celui de la démonstration, publié, n’en ouvre aucune hors d’elle.
 * @param empreinte `null` pour une adresse inconnue : le même travail est fait, la réponse est non.
 * @throws Saturation quand cent vérifications attendent déjà.
 */
export async function verifyPassword(empreinte: string | null, motDePasse: string): Promise<boolean> {
  leurre ??= hashPassword('adresse inconnue')
  const cible = empreinte ?? (await leurre)
  const juste = await turn(() => verify(cible, motDePasse.normalize('NFC'), options()))
  return juste && empreinte !== null && (env().DEMO || motDePasse !== DEMO_PASSWORD)
}
