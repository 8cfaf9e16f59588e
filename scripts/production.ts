import { type Env, readEnv } from '../lib/ground/env.ts'
import { checkSchema } from './check-schema.ts'
import { readPopulation } from './seed.ts'
import { Sentence } from './sentence.ts'

const PUBLISHED = 'Cette base est celle d’une démonstration, dont les mots de passe sont publiés : la production en veut une autre.'

/** La version de Node dont les correctifs de sécurité sont attendus en production. */
const SAFE_NODE = [24, 22, 1]

/** La configuration. @throws Sentence, une phrase par variable fautive. */
export function judgeEnvironment(): Env {
  try {
    return readEnv(process.env)
  } catch (error) {
    throw new Sentence((error as Error).message)
  }
}

/**
 * Ce que la production vérifie avant de servir : un Node à jour, une configuration entière, une base préparée dont elle connaît le schéma.
 * Ni propriétaire, ni migration : rien n’y est écrit.
 * @throws Sentence.
 */
export async function judgeProduction(): Promise<Env> {
  const older = process.versions.node.localeCompare(SAFE_NODE.join('.'), 'en', { numeric: true }) < 0
  if (older)
    console.warn(`Node ${process.versions.node} est en retard de correctifs de sécurité : passez à Node ${SAFE_NODE.join('.')} ou plus récent.`)
  const env = judgeEnvironment()
  await checkSchema(env.DATABASE_APP_URL, env.DATABASE_SYSTEME_URL)
  if ((await readPopulation(env.DATABASE_SYSTEME_URL)) === 'demonstration') throw new Sentence(PUBLISHED)
  return env
}
