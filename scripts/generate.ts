import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fingerprint } from './fingerprint.ts'
import { inProject } from './paths.ts'
import { runNode } from './processes.ts'

const MARK = inProject('lib', 'data', 'generated', '.empreinte')

/** Whether the generated data client is that of the present schema. */
export function isGenerated(): boolean {
  return existsSync(MARK) && readFileSync(MARK, 'utf8') === wanted()
}

/** Generates the data client from `prisma/schema`; does nothing when it is already that of the present schema. */
export async function generateClient(): Promise<void> {
  if (isGenerated()) return
  // Any existing file: `generate` does not run the engine, it only refuses to start without one.
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' }
  await runNode([inProject('node_modules', 'prisma', 'build', 'index.js'), 'generate', '--no-hints'], { env, quiet: true })
  writeFileSync(MARK, wanted())
}

function wanted(): string {
  return fingerprint('prisma/schema', 'node_modules/prisma/package.json')
}
