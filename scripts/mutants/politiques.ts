import { readFileSync } from 'node:fs'
import { cloneDatabase, dropDatabase, setup, teardown } from '../../tests/support/database.ts'
import { withClient } from '../database.ts'
import { inProject } from '../paths.ts'
import type { Mutant } from './mutant.ts'
import { termsOf } from './sql.ts'

/** Le fichier qui donne sa base à chaque essai : c’est là qu’une règle changée entre. */
const POSE = 'tests/support/integration-setup.ts'
const ANCRE = 'Object.assign(process.env'

type Regle = { table: string; nom: string; lecture: string | null; ecriture: string | null }
type Vue = { vue: string; texte: string }

/**
 * Chaque règle par ligne du rôle restreint ouverte à tous, chacune de ses conditions ôtée, et chaque condition d’une vue : lues de la base telle que les
 * migrations la font.
 */
export async function policyMutants(): Promise<Mutant[]> {
  const pose = readFileSync(inProject(POSE), 'utf8')
  if (!pose.includes(ANCRE)) throw new Error(`${POSE} ne pose plus l’environnement : les règles par ligne ne peuvent plus être changées.`)
  const { regles, vues } = await readBase()
  const changes = [
    ...regles.flatMap((regle) => changesOf(regle).map((change) => ({ ...change, fichier: `base/${regle.table}.${regle.nom}` }))),
    ...vues.flatMap((vue) => changesOfView(vue).map((change) => ({ ...change, fichier: `base/${vue.vue}.vue` }))),
  ]
  const vus = new Map<string, number>()
  return changes.map(({ fichier, nom, avant, apres, sql }): Mutant => {
    const cle = `${fichier} ${nom} ${avant}`
    vus.set(cle, (vus.get(cle) ?? 0) + 1)
    const change = `await (await import('../../scripts/database.ts')).withClient(database.adminUrl, (c) => c.query(${JSON.stringify(sql)}))\n`
    return {
      fichier,
      sert: POSE,
      ligne: 0,
      debut: 0,
      rang: vus.get(cle) ?? 1,
      nom,
      avant,
      apres,
      code: pose.replace(ANCRE, `${change}${ANCRE}`),
    }
  })
}

type Change = { nom: string; avant: string; apres: string; sql: string }

function changesOf({ table, nom, lecture, ecriture }: Regle): Change[] {
  const alter = (quoi: 'USING' | 'WITH CHECK', texte: string) => `ALTER POLICY "${nom}" ON "${table}" ${quoi} (${texte})`
  return [['USING', lecture] as const, ['WITH CHECK', ecriture] as const].flatMap(([quoi, texte]) => {
    if (texte === null) return []
    const termes = termsOf(texte).map(({ nom: op, debut, fin, apres }): Change => {
      const change = texte.slice(0, debut) + apres + texte.slice(fin)
      return { nom: `${quoi}, ${op}`, avant: texte.slice(debut, fin), apres, sql: alter(quoi, change) }
    })
    const tout = { nom: `${quoi} ouvert à tous`, avant: texte, apres: 'true', sql: alter(quoi, 'true') }
    return distinct([...termes, tout])
  })
}

/** Chaque condition d’une vue ôtée ; ses droits restent ceux de qui la lit. */
const changesOfView = ({ vue, texte }: Vue): Change[] =>
  distinct(
    termsOf(texte).map(({ nom, debut, fin, apres }) => ({
      nom,
      avant: texte.slice(debut, fin),
      apres,
      sql: `CREATE OR REPLACE VIEW "${vue}" WITH (security_invoker = true) AS ${texte.slice(0, debut)}${apres}${texte.slice(fin)}`,
    })),
  )

const distinct = (changes: readonly Change[]): Change[] => [...new Map(changes.map((change) => [plain(change.sql), change])).values()]

/** Deux changements qui ne diffèrent que par des parenthèses n’en font qu’un. */
function plain(sql: string): string {
  const moins = sql.replaceAll(/\(\s*(true|false)\s*\)/g, ' $1 ')
  return moins === sql ? sql.replaceAll(/\s+/g, ' ') : plain(moins)
}

async function readBase(): Promise<{ regles: Regle[]; vues: Vue[] }> {
  await setup()
  try {
    const database = await cloneDatabase('vide')
    try {
      return await withClient(database.adminUrl, async (client) => {
        const regles = await client.query<Regle>(
          `SELECT tablename AS "table", policyname AS nom, qual AS lecture, with_check AS ecriture FROM pg_policies
           WHERE schemaname = 'public' AND 'portail_app' = ANY (roles) ORDER BY 1, 2`,
        )
        const vues = await client.query<Vue>(
          `SELECT viewname AS vue, rtrim(definition, '; ') AS texte FROM pg_views WHERE schemaname = 'public' ORDER BY 1`,
        )
        return { regles: regles.rows, vues: vues.rows }
      })
    } finally {
      await dropDatabase(database)
    }
  } finally {
    await teardown()
  }
}
