import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { sql } from './journey.ts'
import { PORTAL_LOG } from './portal.ts'

/** Les tables, les vues à part : celles du portail et celles de ses travaux. */
const TABLES = `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS nom FROM information_schema.tables
  WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE'`

/** Un secret, tel qu’un texte le porterait : en clair, échappé dans du JSON, dans une adresse, ou en base 64. */
const shapesOf = (secret: string): string[] => [
  ...new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), Buffer.from(secret).toString('base64').replace(/=+$/, '')]),
]

/**
 * Aucun de ces secrets n’est en clair où que ce soit : ni dans une table, courriels et travaux compris, ni dans le journal du processus.
 * @param secrets mots de passe, réponses secrètes, jetons des liens, numéros entreprise.
 */
export async function expectNoSecret(secrets: readonly string[]): Promise<void> {
  expect(secrets.length).toBeGreaterThan(0)
  for (const secret of secrets) expect(secret.length, 'un secret trop court se trouverait partout').toBeGreaterThan(5)
  const formes = secrets.flatMap(shapesOf)
  const tables = await sql<{ nom: string }>(TABLES)
  expect(tables.length).toBeGreaterThan(30)
  const trouves: string[] = []
  for (const { nom } of tables) {
    const lignes = await sql<{ ou: string }>(
      `SELECT f AS ou FROM unnest($1::text[]) f WHERE EXISTS (SELECT 1 FROM ${nom} t WHERE position(lower(f) IN lower(t::text)) > 0)`,
      [formes],
    )
    trouves.push(...lignes.map(({ ou }) => `${nom} : ${ou}`))
  }
  const journal = readFileSync(PORTAL_LOG, 'utf8').toLowerCase()
  expect(journal.length, 'le journal du portail est lu').toBeGreaterThan(100)
  trouves.push(...formes.filter((forme) => journal.includes(forme.toLowerCase())).map((forme) => `journal : ${forme}`))
  expect(trouves).toEqual([])
}

/** Ce texte existe bien quelque part dans la base : la recherche n’est pas aveugle. */
export async function expectFound(texte: string, table: string): Promise<void> {
  const [ligne] = await sql<{ n: string }>(`SELECT count(*) AS n FROM ${table} t WHERE position(lower($1) IN lower(t::text)) > 0`, [texte])
  expect(Number(ligne?.n), `${texte} dans ${table}`).toBeGreaterThan(0)
}
