import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { withClient } from './database.ts'
import type { PortalEnvironment } from './environment.ts'
import { PEOPLE } from '../prisma/seed/cast.ts'
import { inProject } from './paths.ts'
import { runNode } from './processes.ts'

const ENTRY = inProject('prisma', 'seed', 'run.ts')

/** Qui une base porte : personne, le monde de démonstration, ou d’autres que lui. */
export type Population = 'vide' | 'demonstration' | 'reelle'

/** Qui porte cette base. @param systemUrl le rôle système : le propriétaire, sous la sécurité par ligne, pourrait ne voir personne. */
export function readPopulation(systemUrl: string): Promise<Population> {
  const known = Object.values(PEOPLE).map(({ email }) => email)
  return withClient(systemUrl, async (client) => {
    const { rows: tables } = await client.query<{ present: boolean }>(`SELECT to_regclass('public.utilisateur') IS NOT NULL AS present`)
    if (!tables[0]?.present) return 'vide'
    const { rows } = await client.query<{ demonstration: boolean; vide: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM utilisateur WHERE email_normalise = ANY ($1)) AS demonstration,
         NOT EXISTS (SELECT 1 FROM utilisateur) AND NOT EXISTS (SELECT 1 FROM entreprise) AS vide`,
      [known],
    )
    if (rows[0]?.demonstration) return 'demonstration'
    return rows[0]?.vide ? 'vide' : 'reelle'
  })
}

/** Crée le monde de démonstration dans la base de cet environnement. */
export async function seedWorld(environment: PortalEnvironment): Promise<void> {
  if (!existsSync(ENTRY)) return
  // Le monde est fait par le code du portail, marqué comme code du serveur.
  await runNode(['--conditions=react-server', '--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href, ENTRY], {
    env: environment,
    quiet: true,
  })
}
