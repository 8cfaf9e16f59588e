import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '@/lib/env'
import { onShutdown } from '@/lib/http/store'
import { PrismaClient } from './generated/client'
import { statementName, watchPlans } from './statement-names'

export type { Prisma } from './generated/client'

/** Une transaction ouverte, périmètre posé : ce que reçoivent requêtes et commandes. */
export type Db = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>

type Clients = { app: PrismaClient; systeme: PrismaClient }
const place = globalThis as unknown as { [cle: symbol]: Clients | undefined }
const CLE = Symbol.for('portail.prisma')

function open(connectionString: string, max: number, nom: string): PrismaClient {
  const config = {
    connectionString,
    max,
    application_name: nom,
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 30_000,
    options: '-c statement_timeout=10000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=30000',
    onConnect: watchPlans,
  }
  const adapter = new PrismaPg(config, { statementNameGenerator: statementName })
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 3_000, timeout: 15_000 } })
}

/** Les deux clients du processus : `app` (périmètre) et `systeme` (petit groupe). Ouverts au premier appel. */
export function clients(): Clients {
  const deja = place[CLE]
  if (deja) return deja
  const { DATABASE_APP_URL, DATABASE_SYSTEME_URL, POOL_MAX } = env()
  const nouveaux = {
    app: open(DATABASE_APP_URL, POOL_MAX, 'portail'),
    systeme: open(DATABASE_SYSTEME_URL, Math.max(2, Math.ceil(POOL_MAX / 2)), 'portail-systeme'),
  }
  place[CLE] = nouveaux
  onShutdown('pools', async () => {
    place[CLE] = undefined
    await Promise.allSettled([nouveaux.app.$disconnect(), nouveaux.systeme.$disconnect()])
  })
  return nouveaux
}
