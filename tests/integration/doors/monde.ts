import pg from 'pg'
import { SIRENS, PERSONS, EMAILS, type Facts, type Person, readFacts } from '../../support/matrix'
import { env } from '@/lib/ground/env'
import { runShutdown } from '@/lib/ground/store'
import { sealSid } from '@/lib/identite/cookie'
import { cloneDatabase, dropDatabase, type TestDatabase } from '../../support/database.ts'
import { base, sidOf } from '../access/people'

/** Chaque personne connectée : la valeur de son cookie ; l’anonyme n’en a pas. */
export type Cookies = Record<Person, string | null>

/** La délégation de `FINIE` a pris fin hier ; puis chacun se connecte. @returns ce que la base contient alors. */
export async function openMatrix(): Promise<{ facts: Facts; cookies: Cookies }> {
  const [fini] = await base().$queryRaw<{ n: number }[]>`
    WITH x AS (UPDATE delegation d SET au = aujourdhui() - 1 FROM rattachement r
      WHERE r.compte_id = d.compte_id AND r.siren = ${SIRENS.FINIE} AND d.etat = 'acceptee' RETURNING 1)
    SELECT count(*)::int AS n FROM x`
  if (fini?.n !== 1) throw new Error('la délégation à finir n’est pas dans le monde')
  return { facts: await readFacts(env().DATABASE_URL), cookies: await connectAll() }
}

/** Une session de chacun, dans la base en cours. */
async function connectAll(): Promise<Cookies> {
  const cookies = { anonyme: null } as Cookies
  for (const person of PERSONS) if (person !== 'anonyme') cookies[person] = sealSid(await sidOf(EMAILS[person]))
  return cookies
}

/** Fait ceci sur cette base : ce processus n’en connaît pas d’autre le temps de `run`. */
async function on<T>({ urls }: TestDatabase, run: () => Promise<T>): Promise<T> {
  const { DATABASE_URL, DATABASE_APP_URL, DATABASE_SYSTEME_URL } = env()
  try {
    await runShutdown('pools')
    Object.assign(env(), urls)
    return await run()
  } finally {
    await runShutdown('pools')
    Object.assign(env(), { DATABASE_URL, DATABASE_APP_URL, DATABASE_SYSTEME_URL })
  }
}

/** Le monde où chacun est déjà connecté : ce que recopie `onClone`, une fois pour toutes les écritures. */
export type Prete = { base: TestDatabase; facts: Facts; cookies: Cookies }

export async function prepareMatrix(): Promise<Prete> {
  const base = await cloneDatabase('monde')
  return { base, ...(await on(base, openMatrix)) }
}

/** Fait ceci sur une base neuve, copie de celle qui est prête. */
export async function onClone<T>({ base }: Prete, run: () => Promise<T>): Promise<T> {
  const clone = await cloneDatabase(base)
  try {
    return await on(clone, run)
  } finally {
    await dropDatabase(clone)
  }
}

/** Le rang de la transaction qui a écrit une ligne, sans passer par du texte : une table entière se lit en une milliseconde. */
const ECRITE = `age('3'::xid)::bigint - age(t.xmin)`

/** L’état de chaque table : combien de lignes, et quelles transactions les ont écrites ; un ajout, un changement ou un retrait le change. Le refus lui-même
 * s’écrit au journal, il n’y compte pas ; ni ce que la file des travaux note d’elle-même : ses travaux seuls sont de nous.
 */
export async function everyTable(): Promise<Record<string, string>> {
  const client = await readerOf(env().DATABASE_URL)
  etats ??= await writeStates(client)
  const { rows } = await client.query<{ nom: string; vu: string }>({ name: 'etats', text: etats })
  return Object.fromEntries(rows.map(({ nom, vu }) => [nom, vu]))
}

/** Une connexion par base, gardée : cent tables à ouvrir à chaque lecture coûtaient plus que les lire. */
let lecteur: { url: string; client: pg.Client } | undefined
async function readerOf(url: string): Promise<pg.Client> {
  if (lecteur?.url === url) return lecteur.client
  await lecteur?.client.end().catch(() => undefined)
  const client = new pg.Client({ connectionString: url })
  // La base s’efface sous elle, à la fin.
  client.on('error', () => undefined)
  await client.connect()
  lecteur = { url, client }
  return client
}

/** La requête qui les lit toutes : les mêmes dans chaque copie. */
let etats: string | undefined
async function writeStates(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ nom: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS nom FROM pg_tables WHERE schemaname = 'public' OR (schemaname = 'pgboss' AND tablename ~ '^(job|j)') ORDER BY 1`,
  )
  return rows
    .map(({ nom }) => {
      const sauf = nom === 'public.evenement' ? `WHERE type NOT IN ('acces.refuse', 'refus.en_nombre')` : ''
      // Se servir d’une session la prolonge : ce n’est pas un acte.
      const ligne = nom === 'public.session' ? `hashtext((to_jsonb(t) - 'vue_le')::text)` : ECRITE
      return `SELECT '${nom}' AS nom, count(*) || ' ' || coalesce(sum(${ligne}), 0) AS vu FROM ${nom} t ${sauf}`
    })
    .join(' UNION ALL ')
}
