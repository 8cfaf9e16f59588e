import { cpSync, existsSync, lstatSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { createDatabase, databaseUrls, withClient } from '../../scripts/database.ts'
import { demonstrationEnvironment } from '../../scripts/environment.ts'
import { fingerprint } from '../../scripts/fingerprint.ts'
import { migrate } from '../../scripts/migrate.ts'
import { inProject } from '../../scripts/paths.ts'
import { tryCommand } from '../../scripts/processes.ts'
import type { Cluster } from '../../scripts/postgres.ts'
import { readSecrets } from '../../scripts/secrets.ts'
import { seedWorld } from '../../scripts/seed.ts'

/** `vide` : les tables et rien dedans. `monde` : le monde de démonstration. */
export type Template = 'vide' | 'monde'

/** Où se gardent les fichiers du monde tel qu’il vient d’être joué. */
const FICHIERS = 'modele-pieces'
const TEMPLATE_LOCK = 7_213_990_002

/** L’empreinte de ce dont le monde est fait. */
export const worldPrint = (): string => fingerprint('prisma', 'lib')

/**
 * Le nom d’un modèle de base sur un serveur, construit s’il manque.
 * Le nom porte l’empreinte de ce dont il est fait : une migration ou un monde changés en donnent un autre.
 */
export async function ensureTemplate(server: Cluster, dataDir: string, template: Template): Promise<string> {
  const tables = fingerprint(
    'prisma/migrations',
    'scripts/jobs-schema.ts',
    'scripts/migrate.ts',
    'lib/acts/queues.ts',
    'node_modules/pg-boss/package.json',
  ).slice(0, 12)
  if (template === 'vide') {
    return build(server, 'vide', tables, async (draft) => {
      await createDatabase(server.adminUrl(), draft)
      await migrate(databaseUrls(server.port, draft, readSecrets(dataDir)).DATABASE_URL)
    })
  }
  const source = await ensureTemplate(server, dataDir, 'vide')
  // Lue une fois par série (`database.ts`) : mille fichiers à relire coûtaient plus que la copie.
  const world = (process.env.EMPREINTE_MONDE ?? worldPrint()).slice(0, 12)
  // Le jour : les échéances du monde sont relatives à aujourd’hui, un modèle d’hier vieillirait.
  const day = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' }).replaceAll('-', '')
  return build(server, 'monde', `${tables}_${world}_${day}`, async (draft) => {
    await createDatabase(server.adminUrl(), draft, source)
    const urls = databaseUrls(server.port, draft, readSecrets(dataDir))
    await seedWorld({ ...demonstrationEnvironment(dataDir, urls, 3000), OUVRIER: 'non' })
    // Ses fichiers, avant que les essais n’en ajoutent : qui emprunte la base les prend avec.
    if (existsSync(join(dataDir, 'pieces'))) cpSync(join(dataDir, 'pieces'), join(dataDir, FICHIERS), { recursive: true })
  })
}

/**
 * Les modèles que les essais de Vitest ont déjà construits, et les secrets qui les lisent, pour un dossier qui n’a encore rien : le monde ne se joue
 * qu’une fois par `npm test`. Sans effet quand leur serveur tourne, ou n’a jamais tourné.
 */
export async function borrowTemplates(dataDir: string): Promise<void> {
  const [source, ici] = [inProject('.data', 'test', 'postgres'), join(dataDir, 'postgres')]
  // Un lien mène hors d’ici, là où le serveur peut lire : le copier ferait deux serveurs sur un dossier.
  const libre = lstatSync(source, { throwIfNoEntry: false })?.isDirectory() && !existsSync(join(source, 'data', 'postmaster.pid'))
  if (!libre || existsSync(ici) || existsSync(join(dataDir, 'secrets.json'))) return
  mkdirSync(dataDir, { recursive: true })
  await tryCommand('cp', ['-aL', source, inProject('.data', 'test', 'secrets.json'), dataDir], { quiet: true })
  const fichiers = inProject('.data', 'test', FICHIERS)
  if (existsSync(fichiers)) cpSync(fichiers, join(dataDir, 'pieces'), { recursive: true })
}

/** Efface une base et ferme ce qui y est encore connecté. */
export async function dropByName(server: Cluster, name: string): Promise<void> {
  await withClient(server.adminUrl(), (client) => client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`))
}

/** Construit sous un autre nom puis renomme : un modèle à moitié fait ne doit jamais être copié. Un constructeur à la fois. */
async function build(server: Cluster, template: Template, hash: string, fill: (draft: string) => Promise<void>): Promise<string> {
  const name = `modele_${template}_${hash}`
  const draft = `brouillon_${template}`
  await withClient(server.adminUrl(), async (guard) => {
    await guard.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK])
    if ((await guard.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).rowCount) return
    const { rows } = await guard.query<{ datname: string }>('SELECT datname FROM pg_database WHERE datname LIKE $1', [`modele_${template}_%`])
    for (const { datname } of [...rows, { datname: draft }]) await dropByName(server, datname)
    await fill(draft)
    await guard.query(`ALTER DATABASE ${pg.escapeIdentifier(draft)} RENAME TO ${pg.escapeIdentifier(name)}`)
  })
  return name
}
