import { createGuardrails, generateSecret, verify } from 'otplib'
import { maintenant } from '@/lib/ground/clock'
import { env } from '@/lib/ground/env'
import { seal, unseal } from '@/lib/data/champ'
import { DEMO_TOTP_SECRET } from './demonstration'

/** Le secret de démonstration fait 10 octets, le minimum de la RFC 4226 étant une recommandation de 16. */
const guardrails = createGuardrails({ MIN_SECRET_BYTES: 10 })

/** Le secret de personne : le code d’une adresse sans secret se vérifie contre lui, au même prix. */
let leurre: string | undefined

/**
 * Vérifie un code à six chiffres (RFC 6238, pas de 30 s, un pas de tolérance).
 * @param scelle le secret chiffré ; `null` : le même travail est fait, la réponse est non.
 * @param dernierPas le dernier pas accepté : le même code ne sert pas deux fois.
 * @returns le pas accepté, ou `null`.
 */
export async function acceptCode(scelle: string | null, code: string, dernierPas: number | null): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null
  leurre ??= seal(generateSecret())
  // Le dernier pas se compare ensuite : donné à la bibliothèque, il lui épargnerait des essais, et le temps le dirait.
  const secret = unseal(scelle ?? leurre)
  const verdict = await verify({
    secret,
    token: code,
    epoch: Math.floor(maintenant().getTime() / 1000),
    epochTolerance: 30,
    guardrails,
  })
  const pas = verdict.valid && 'timeStep' in verdict ? verdict.timeStep : null
  // La clé de la démonstration est publiée : hors d’elle, elle n’est la clé de personne.
  if (secret === DEMO_TOTP_SECRET && !env().DEMO) return null
  return scelle !== null && pas !== null && pas > (dernierPas ?? -1) ? pas : null
}
