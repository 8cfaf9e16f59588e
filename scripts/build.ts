import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { writeDemarches } from './demarches.ts'
import { writeFaq } from './faq.ts'
import { fingerprint } from './fingerprint.ts'
import { writeSprite } from './icons.ts'
import { inProject } from './paths.ts'
import { runNode } from './processes.ts'

/** Tout ce dont une construction dépend. */
export const SOURCES = [
  'app',
  'components',
  'doors',
  'lib',
  'public',
  'prisma/schema',
  'scripts/icons.ts',
  'scripts/demarches.ts',
  'scripts/faq.ts',
  'middleware.ts',
  'instrumentation.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'package.json',
  'package-lock.json',
]

/** Le dossier de la construction : NEXT_DIST_DIR, sinon `.next`. */
export function buildDir(): string {
  return inProject(process.env.NEXT_DIST_DIR ?? '.next')
}

/** Vrai quand la construction présente est celle des sources présentes. */
export function isBuilt(): boolean {
  const mark = markFile()
  return existsSync(mark) && existsSync(`${buildDir()}/BUILD_ID`) && readFileSync(mark, 'utf8') === fingerprint(...SOURCES)
}

/** Construit le portail pour la production. @throws avec ce que Next en dit quand la construction échoue. */
export async function buildPortal(environment: Record<string, string>): Promise<void> {
  await writeSprite()
  writeDemarches()
  writeFaq()
  const wanted = fingerprint(...SOURCES)
  rmSync(markFile(), { force: true })
  const env = { ...environment, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  await runNode([inProject('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], { env, quiet: true })
  writeFileSync(markFile(), wanted)
}

function markFile(): string {
  return `${buildDir()}/empreinte`
}
