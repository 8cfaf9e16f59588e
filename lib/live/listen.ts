import 'server-only'
import type { Client } from 'pg'
import { ClientSurveille } from '@/lib/data/client-surveille'
import { env } from '@/lib/ground/env'
import { log } from '@/lib/ground/log'
import { onShutdown } from '@/lib/ground/store'

/** Ce que la base dit d’elle-même quand la pastille d’une personne change : son identifiant, rien d’autre (voir la migration `reponse`). */
const CANAL = 'direct'
const REPRISE_MS = 1000
/** Une écoute n’attend aucune réponse : sans question, sa connexion morte ne se verrait jamais. */
const BATTEMENT_MS = 10_000

type Ecoute = { gens: Map<string, Set<() => void>>; client: Client | null; dite: boolean; fini: boolean }
const place = globalThis as unknown as { [cle: symbol]: Ecoute | undefined }
const CLE = Symbol.for('portail.direct')

/** L’écoute du processus : une seule connexion, quel que soit le nombre de flux. */
function ecoute(): Ecoute {
  const deja = place[CLE]
  if (deja) return deja
  const neuve: Ecoute = { gens: new Map(), client: null, dite: false, fini: false }
  place[CLE] = neuve
  onShutdown('streams', async () => {
    neuve.fini = true
    place[CLE] = undefined
    await neuve.client?.end().catch(() => undefined)
  })
  void connect(neuve)
  return neuve
}

/** Ouvre la connexion, et recommence quand elle tombe. Au retour, tout le monde est prévenu : des nouvelles ont pu se perdre. */
async function connect(portee: Ecoute): Promise<void> {
  if (portee.fini) return
  const client: Client = new ClientSurveille({
    connectionString: env().DATABASE_SYSTEME_URL,
    application_name: 'portail-direct',
    connectionTimeoutMillis: 5_000,
    muetMs: 5_000,
  })
  const battement = setInterval(() => void client.query('SELECT 1').catch(() => undefined), BATTEMENT_MS)
  battement.unref()
  const again = () => {
    clearInterval(battement)
    if (portee.client !== client || portee.fini) return
    portee.client = null
    setTimeout(() => void connect(portee), REPRISE_MS).unref()
  }
  portee.client = client
  client.on('error', again)
  client.on('end', again)
  client.on('notification', ({ payload }) => {
    for (const prevenir of portee.gens.get(payload ?? '') ?? []) prevenir()
  })
  try {
    await client.connect()
    await client.query(`LISTEN ${CANAL}`)
    portee.dite = false
    for (const tous of portee.gens.values()) for (const prevenir of tous) prevenir()
  } catch (erreur) {
    if (!portee.dite) log.warn({ err: erreur }, 'direct : nouvel essai chaque seconde')
    portee.dite = true
    await client.end().catch(() => undefined)
    again()
  }
}

/** Prévient à chaque changement des notifications de cette personne. @returns ce qui cesse. */
export function listen(utilisateurId: string, prevenir: () => void): () => void {
  const { gens } = ecoute()
  const siens = gens.get(utilisateurId) ?? new Set()
  gens.set(utilisateurId, siens.add(prevenir))
  return () => {
    siens.delete(prevenir)
    if (siens.size === 0) gens.delete(utilisateurId)
  }
}
