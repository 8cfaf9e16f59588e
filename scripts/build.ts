import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, extname, join, relative } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { writeDemarches } from './demarches.ts'
import { TYPES } from './door/pressed.ts'
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
  'scripts/door/pressed.ts',
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
  pressFiles()
  writeFileSync(markFile(), wanted)
}

/** Où sont les fichiers pressés de la construction. */
export const pressedDir = (): string => join(buildDir(), 'presses')

/** Presse en brotli, une fois pour toutes, ce que chaque page charge. */
function pressFiles(): void {
  const folder = join(buildDir(), 'static')
  rmSync(pressedDir(), { recursive: true, force: true })
  for (const { parentPath, name } of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())) {
    if (!(extname(name) in TYPES)) continue
    const file = join(parentPath, name)
    const to = join(pressedDir(), relative(folder, file))
    mkdirSync(dirname(to), { recursive: true })
    writeFileSync(to, brotliCompressSync(readFileSync(file)))
  }
}

function markFile(): string {
  return `${buildDir()}/empreinte`
}
