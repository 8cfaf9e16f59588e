import type pg from 'pg'
import { withClient } from './database.ts'
import { Sentence } from './sentence.ts'

/** La plus ancienne version de PostgreSQL qui convient, et celle dont les correctifs de sécurité sont attendus. */
const OLDEST = 160_000
const SAFE = 180_006

const ABSENT: Record<string, (name: string, url: URL) => string> = {
  '28P01': refused,
  '28000': refused,
  '3D000': (name, url) => `La base « ${url.pathname.slice(1)} » de ${name} n’existe pas : lancez « npm run db:setup ».`,
  '42501': (name, url) => `Le rôle « ${url.username} » de ${name} n’a pas le droit d’entrer dans cette base : lancez « npm run db:setup ».`,
}

function refused(name: string, url: URL): string {
  return `Le rôle « ${url.username} » de ${name} n’existe pas, ou son mot de passe n’est pas celui-là : lancez « npm run db:setup ».`
}

/** Une adresse donnée par une variable. @throws Sentence quand elle manque ou n’en est pas une. */
export function givenUrl(name: string): string {
  const url = process.env[name]
  if (!url) throw new Sentence(`${name} manque : donnez l’adresse complète de la base, « postgresql://… ».`)
  if (!URL.canParse(url) || !url.startsWith('postgres'))
    throw new Sentence(`${name} doit être une adresse « postgresql://rôle:secret@machine:5432/base ».`)
  return url
}

/**
 * Ouvre la base d’une variable le temps de `run`.
 * @throws Sentence quand on ne peut pas y entrer, ou que le serveur est trop ancien.
 */
export async function withGiven<Result>(name: string, url: string, run: (client: pg.Client) => Promise<Result>): Promise<Result> {
  let entered = false
  try {
    return await withClient(url, async (client) => {
      entered = true
      await judgeVersion(client)
      return run(client)
    })
  } catch (error) {
    if (entered) throw error
    const { code = '', message } = error as Error & { code?: string }
    const at = new URL(url)
    throw new Sentence(ABSENT[code]?.(name, at) ?? `La base de ${name} ne répond pas à ${at.host} (${message || code}).`)
  }
}

let warned = false

async function judgeVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: string; text: string }>(
    `SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS text`,
  )
  const [{ number, text } = { number: '0', text: '?' }] = rows
  if (Number(number) < OLDEST) throw new Sentence(`PostgreSQL ${text} est trop ancien : il faut la version 16 au moins, 18.6 de préférence.`)
  // La base embarquée de la démonstration est ce que le registre a de plus récent : on ne peut rien y changer.
  if (Number(number) >= SAFE || warned || process.env.DEMO === 'oui') return
  warned = true
  console.warn(`PostgreSQL ${text} est en retard de correctifs de sécurité : passez à la 18.6 ou plus récente.`)
}
