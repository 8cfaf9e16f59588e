import { readFileSync } from 'node:fs'
import { createGuardrails, generate, generateSecret } from 'otplib'
import { afterEach, describe, expect, it } from 'vitest'
import { systemDb } from '@/lib/data/as-system'
import { seal } from '@/lib/data/champ'
import { env } from '@/lib/ground/env'
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from '@/lib/identite/demonstration'
import { openSession } from '@/lib/identite/open-session'
import { hashPassword } from '@/lib/identite/password'

const README = readFileSync('README.md', 'utf8')
const CLAIRE = 'claire.durand@durand.example'
const guardrails = createGuardrails({ MIN_SECRET_BYTES: 10 })
let venue = 0
const enter = async (identifiant: string, motDePasse: string, key?: string) => {
  const origin = { ip: `198.51.100.${++venue}`, appareil: null }
  if (key === undefined) return (await openSession({ identifiant, motDePasse, espace: 'client' }, origin)) !== null
  // Un pas de 30 s ne sert qu’une fois : l’essai d’avant n’en laisse pas de trace.
  await systemDb('connexion').utilisateur.updateMany({ where: { email: identifiant }, data: { totpDernierPas: null } })
  return (await openSession({ identifiant, motDePasse, espace: 'gestion', code: await generate({ secret: key, guardrails }) }, origin)) !== null
}

afterEach(() => void Object.assign(env(), { DEMO: true }))

describe('ce que README publie n’ouvre rien hors de la démonstration', () => {
  it('README publie bien ce mot de passe et cette clé', () => {
    expect(README).toContain(DEMO_PASSWORD)
    expect(README).toContain(DEMO_TOTP_SECRET)
  })

  it('le mot de passe, même d’une personne qui l’a choisi', async () => {
    expect(await enter(CLAIRE, DEMO_PASSWORD)).toBe(true)
    Object.assign(env(), { DEMO: false })
    expect(await enter(CLAIRE, DEMO_PASSWORD)).toBe(false)
    await systemDb('connexion').utilisateur.update({
      where: { emailNormalise: CLAIRE },
      data: { motDePasse: await hashPassword('un mot de passe à elle') },
    })
    expect(await enter(CLAIRE, 'un mot de passe à elle')).toBe(true)
  })

  it('la clé du second facteur, même avec un autre mot de passe', async () => {
    const { email } = await systemDb('connexion').utilisateur.findFirstOrThrow({ where: { gestion: 'gestionnaire' }, select: { email: true } })
    const motDePasse = 'un mot de passe de gestion'
    await systemDb('connexion').utilisateur.updateMany({ where: { email }, data: { motDePasse: await hashPassword(motDePasse) } })
    expect(await enter(email, motDePasse, DEMO_TOTP_SECRET)).toBe(true)
    Object.assign(env(), { DEMO: false })
    expect(await enter(email, motDePasse, DEMO_TOTP_SECRET)).toBe(false)
    const mienne = generateSecret()
    await systemDb('connexion').utilisateur.updateMany({ where: { email }, data: { totpSecret: seal(mienne) } })
    expect(await enter(email, motDePasse, mienne)).toBe(true)
  })
})
