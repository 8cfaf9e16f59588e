import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import pg from 'pg'
import { adminUrl, PORTAL_LOG } from './portal.ts'

/** Toute la base, sans règle par ligne : l’administrateur du serveur seul la voit ainsi. */
async function asAdmin<T>(read: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: await adminUrl() })
  await client.connect()
  try {
    return await read(client)
  } finally {
    await client.end()
  }
}

/** Les tables, les vues à part : celles du portail et celles de ses travaux. */
const TABLES = `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS nom FROM information_schema.tables
  WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE'`

/** Un secret, tel qu’un texte le porterait : en clair, échappé dans du JSON, dans une adresse, ou en base 64. */
const shapesOf = (secret: string): string[] => [
  ...new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), Buffer.from(secret).toString('base64').replace(/=+$/, '')]),
]

/**
 * Aucun de ces secrets n’est en clair où que ce soit : ni dans une table, courriels et travaux compris, ni dans le journal du processus.
 * @param secrets mots de passe, réponses secrètes, jetons des liens.
 * @param publies des secrets que la démonstration dit elle-même en démarrant (les numéros entreprise à essayer) : la base seule n’en a rien.
 */
export async function expectNoSecret(secrets: readonly string[], publies: readonly string[] = []): Promise<void> {
  expect(secrets.length).toBeGreaterThan(0)
  for (const secret of [...secrets, ...publies]) expect(secret.length, 'un secret trop court se trouverait partout').toBeGreaterThan(5)
  const formes = secrets.flatMap(shapesOf)
  const trouves = await asAdmin(async (client) => {
    const tables = (await client.query<{ nom: string }>(TABLES)).rows
    expect(tables.length).toBeGreaterThan(30)
    const vus: string[] = []
    const cherches = [...formes, ...publies.flatMap(shapesOf)].map((forme) => forme.toLowerCase())
    for (const { nom } of tables) {
      // Une table entière est un texte : y chercher ici coûte bien moins que de la relire pour chaque secret.
      const { rows } = await client.query<{ texte: string }>(`SELECT t::text AS texte FROM ${nom} t`)
      const texte = rows
        .map((row) => row.texte)
        .join('\n')
        .toLowerCase()
      vus.push(...cherches.filter((forme) => texte.includes(forme)).map((forme) => `${nom} : ${forme}`))
    }
    return vus
  })
  const journal = readFileSync(PORTAL_LOG, 'utf8').toLowerCase()
  expect(journal.length, 'le journal du portail est lu').toBeGreaterThan(100)
  trouves.push(...formes.filter((forme) => journal.includes(forme.toLowerCase())).map((forme) => `journal : ${forme}`))
  expect(trouves).toEqual([])
}

/** Ce texte existe bien quelque part dans la base : la recherche n’est pas aveugle. */
export const expectFound = (texte: string, table: string): Promise<void> =>
  asAdmin(async (client) => {
    const { rows } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${table} t WHERE position(lower($1) IN lower(t::text)) > 0`, [
      texte,
    ])
    expect(Number(rows[0]?.n), `${texte} dans ${table}`).toBeGreaterThan(0)
  })
