import 'server-only'
import { clients } from '@/lib/data/prisma'
import { env } from '@/lib/ground/env'
import { coffre } from './coffre'

/** À la racine du coffre, la base dont il garde les fichiers ; d’aucune forme que le portail range, donc jamais balayée. */
const MARQUE = 'portail.txt'

/** À qui est ce coffre. `libre` : personne ne l’a encore marqué. */
export type Possession = 'nous' | 'autre' | 'libre'

/**
 * Dit si les fichiers de ce coffre sont ceux de notre base. Une copie de la base (essai de restauration, préproduction) qui garde l’adresse du coffre
 * nomme les mêmes fichiers, puis d’autres : elle n’a rien à y effacer. Le disque d’une démonstration est à elle, quelle que soit sa base du jour.
 */
export async function coffreOwner(): Promise<Possession> {
  const { DEMO, FICHIERS } = env()
  if (DEMO && FICHIERS === 'disque') return 'nous'
  const { disk } = await coffre()
  if (!(await disk.exists(MARQUE))) return 'libre'
  return (await disk.get(MARQUE)).trim() === (await nameOfBase()) ? 'nous' : 'autre'
}

/** Marque ce coffre comme celui de notre base, fût-il marqué d’une autre. */
export const takeCoffre = async (): Promise<void> => (await coffre()).disk.put(MARQUE, `${await nameOfBase()}\n`)

/** Le serveur PostgreSQL et la base, l’un et l’autre : une copie n’a ni l’un ni l’autre, ou pas l’autre. */
async function nameOfBase(): Promise<string> {
  const [base] = await clients().app.$queryRaw<{ nom: string }[]>`
    SELECT (SELECT system_identifier::text FROM pg_control_system()) || '-' || (SELECT oid::text FROM pg_database WHERE datname = current_database()) AS nom`
  if (!base) throw new Error('La base ne dit pas son nom.')
  return base.nom
}
