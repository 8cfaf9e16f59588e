import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '@/lib/ground/env'
import { onShutdown } from '@/lib/ground/store'
import { ClientSurveille } from './client-surveille'
import { PrismaClient } from './generated/client'
import { statementName, watchPlans } from './statement-names'

export type { Prisma } from './generated/client'

/** Une transaction ouverte, périmètre posé : ce que reçoivent requêtes et commandes. */
export type Db = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>

type Clients = { app: PrismaClient; systeme: PrismaClient; travaux: PrismaClient }
const place = globalThis as unknown as { [cle: symbol]: Clients | undefined }
const CLE = Symbol.for('portail.prisma')

/** Ce qu’une instruction, un verrou et une transaction peuvent durer : quelqu’un attend la page, personne n’attend un travail. */
const PAGE = { instructionMs: 5_000, verrouMs: 3_000, transaction: { maxWait: 3_000, timeout: 8_000 } }
const TRAVAIL = { instructionMs: 30_000, verrouMs: 5_000, transaction: { maxWait: 5_000, timeout: 60_000 } }

function open(connectionString: string, max: number, nom: string, { instructionMs, verrouMs, transaction }: typeof PAGE): PrismaClient {
  const surveille = { Client: ClientSurveille as unknown as new () => ClientSurveille, muetMs: instructionMs + 1_000 }
  const reglages = {
    ...surveille,
    connectionString,
    max,
    application_name: nom,
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 30_000,
    onConnect: watchPlans,
    options: `-c statement_timeout=${instructionMs} -c lock_timeout=${verrouMs} -c idle_in_transaction_session_timeout=30000`,
  }
  const adapter = new PrismaPg(reglages, { statementNameGenerator: statementName })
  return new PrismaClient({ adapter, transactionOptions: transaction })
}

/**
 * Les clients du processus : `app` (périmètre), `systeme` (session et connexion, à chaque page) et `travaux` (derrière : plus lents, à part
 * pour ne retenir aucune page). Ouverts au premier appel.
 */
export function clients(): Clients {
  const deja = place[CLE]
  if (deja) return deja
  const { DATABASE_APP_URL, DATABASE_SYSTEME_URL, POOL_MAX } = env()
  const nouveaux = {
    app: open(DATABASE_APP_URL, POOL_MAX, 'portail', PAGE),
    systeme: open(DATABASE_SYSTEME_URL, Math.max(2, Math.ceil(POOL_MAX / 2)), 'portail-systeme', PAGE),
    travaux: open(DATABASE_SYSTEME_URL, 3, 'portail-ouvrier', TRAVAIL),
  }
  place[CLE] = nouveaux
  onShutdown('pools', async () => {
    place[CLE] = undefined
    await Promise.allSettled(Object.values(nouveaux).map((client) => client.$disconnect()))
  })
  return nouveaux
}
