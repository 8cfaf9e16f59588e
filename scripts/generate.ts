import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { writeDemarches } from './demarches.ts'
import { writeFaq } from './faq.ts'
import { fingerprint } from './fingerprint.ts'
import { inProject } from './paths.ts'
import { runNode } from './processes.ts'

const MARK = inProject('lib', 'data', 'generated', '.empreinte')

/** Vrai quand l’accès aux données généré est celui du schéma présent. */
export function isGenerated(): boolean {
  return existsSync(MARK) && readFileSync(MARK, 'utf8') === wanted()
}

/** Ce qui se tire des sources : la liste des démarches, et l’accès aux données depuis `prisma/schema` quand il n’est pas déjà celui du schéma présent. */
export async function generateClient(): Promise<void> {
  writeDemarches()
  writeFaq()
  if (isGenerated()) return
  // N’importe quel fichier qui existe : `generate` ne lance pas le moteur, il refuse seulement de partir sans.
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' }
  await runNode([inProject('node_modules', 'prisma', 'build', 'index.js'), 'generate', '--no-hints'], { env, quiet: true })
  writeFileSync(MARK, wanted())
}

function wanted(): string {
  return fingerprint('prisma/schema', 'node_modules/prisma/package.json')
}
