import { expect, it } from 'vitest'
import { DEMARCHES } from '@/lib/demarches/registre'
import { env } from '@/lib/ground/env'
import { withClient } from '@/scripts/database'
import { isOwed, runReprise } from '@/scripts/reprise'

it('au démarrage, les demandes parties avant les envois sont figées une fois, et rien n’est lancé quand rien n’est dû', async () => {
  const { DATABASE_URL, DATABASE_APP_URL, DATABASE_SYSTEME_URL } = env()
  const count = async (sql: string) => withClient(DATABASE_URL, async (client) => (await client.query<{ n: number }>(sql)).rows[0]?.n)
  expect(await isOwed(DATABASE_SYSTEME_URL)).toBe(false)
  await withClient(DATABASE_URL, (client) => client.query(`DELETE FROM envoi WHERE siren = '900000019'`))
  expect(await isOwed(DATABASE_SYSTEME_URL)).toBe(true)
  await runReprise({ DATABASE_URL, DATABASE_APP_URL, DATABASE_SYSTEME_URL })
  expect(await isOwed(DATABASE_SYSTEME_URL)).toBe(false)
  const formulaires = DEMARCHES.map(({ slug }) => `'${slug}'`).join(', ')
  const dues = `SELECT count(*)::int AS n FROM demande d WHERE d.siren = '900000019' AND d.numero IS NOT NULL AND d.canal = 'portail' AND d.demarche IN (${formulaires})`
  expect(await count(`SELECT count(*)::int AS n FROM envoi WHERE contenu->>'reprise' = 'true'`)).toBe(await count(dues))
}, 60_000)
