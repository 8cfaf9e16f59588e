import { createGuardrails, verify } from 'otplib'
import { unseal } from '@/lib/data/champ'

/** Le secret de démonstration fait 10 octets, le minimum de la RFC 4226 étant une recommandation de 16. */
const guardrails = createGuardrails({ MIN_SECRET_BYTES: 10 })

/**
 * Vérifie un code à six chiffres (RFC 6238, pas de 30 s, un pas de tolérance).
 * @param scelle le secret chiffré.
 * @param dernierPas le dernier pas accepté : le même code ne sert pas deux fois.
 * @returns le pas accepté, ou `null`.
 */
export async function acceptCode(scelle: string, code: string, dernierPas: number | null): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null
  const verdict = await verify({
    secret: unseal(scelle),
    token: code,
    epochTolerance: 30,
    guardrails,
    ...(dernierPas === null ? {} : { afterTimeStep: dernierPas }),
  })
  return verdict.valid && 'timeStep' in verdict ? verdict.timeStep : null
}
