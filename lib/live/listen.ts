import 'server-only'
import type { Client } from 'pg'
import { ClientSurveille } from '@/lib/data/client-surveille'
import { env } from '@/lib/ground/env'
import { log } from '@/lib/ground/log'
import { onShutdown } from '@/lib/ground/store'

/** Ce que la base dit d’elle-même : des identifiants, rien d’autre (migrations `reponse`, `demande_bouge` et `courrier_bouge`). */
const CANAL = 'direct'
const REPRISE_MS = 1000
/** Une écoute n’attend aucune réponse : sans question, sa connexion morte ne se verrait jamais. */
const BATTEMENT_MS = 10_000

/** Ce qui s’entend : la pastille de la personne a changé, une demande ou un courrier a bougé, ou des nouvelles ont pu se perdre. */
export type Nouvelle = { quoi: 'pastille' } | { quoi: 'demande' | 'courrier'; id: string } | { quoi: 'reprise' }

/** Qui écoute : une personne, et les entreprises qu’elle suit à cet instant. Entendre n’est pas lire : ce qui se dit se juge ensuite. */
export type Auditeur = { utilisateurId: string; suit: (siren: string) => boolean; prevenir: (nouvelle: Nouvelle) => void }

type Ecoute = { gens: Set<Auditeur>; client: Client | null; dite: boolean; fini: boolean }
const place = globalThis as unknown as { [cle: symbol]: Ecoute | undefined }
const CLE = Symbol.for('portail.direct')

/** L’écoute du processus : une seule connexion, quel que soit le nombre de flux. */
function ecoute(): Ecoute {
  const deja = place[CLE]
  if (deja) return deja
  const neuve: Ecoute = { gens: new Set(), client: null, dite: false, fini: false }
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
  client.on('notification', ({ payload = '' }) => tell(portee.gens, payload))
  try {
    await client.connect()
    await client.query(`LISTEN ${CANAL}`)
    portee.dite = false
    for (const { prevenir } of portee.gens) prevenir({ quoi: 'reprise' })
  } catch (erreur) {
    if (!portee.dite) log.warn({ err: erreur }, 'direct : nouvel essai chaque seconde')
    portee.dite = true
    await client.end().catch(() => undefined)
    again()
  }
}

/** Dit à qui cela regarde : « utilisateur », « siren:demande », ou « siren:courrier:courrier ». */
function tell(gens: ReadonlySet<Auditeur>, payload: string): void {
  const [qui = '', id, genre] = payload.split(':')
  for (const { utilisateurId, suit, prevenir } of gens) {
    if (id === undefined) {
      if (utilisateurId === qui) prevenir({ quoi: 'pastille' })
    } else if (suit(qui)) prevenir({ quoi: genre === 'courrier' ? 'courrier' : 'demande', id })
  }
}

/** Prévient cet auditeur de ce qui le regarde. @returns ce qui cesse. */
export function listen(auditeur: Auditeur): () => void {
  const { gens } = ecoute()
  gens.add(auditeur)
  return () => void gens.delete(auditeur)
}
