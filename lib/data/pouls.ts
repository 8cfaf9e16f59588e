import 'server-only'
import { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { log } from '@/lib/ground/log'
import { isShuttingDown } from '@/lib/ground/store'

/** Ce qu’une base a pour répondre qu’elle vit, quand une réponse se fait attendre. */
const REPONSE_MS = 1_300
/** Muette, elle est appelée ainsi jusqu’à son retour : assez longtemps pour qu’un appel resté dans la file du système y serve. */
const RAPPEL_MS = 3_000
const ENTRE_RAPPELS_MS = 400
/** Au-delà, c’est notre boucle qui dormait : la base n’a pas eu son temps. */
const RETARD_MS = 100

/** Ce qu’une base vivante dit : les processus qui travaillent pour notre rôle. `null` quand on ne peut pas le savoir (pleine, ou derrière un répartiteur). */
export type Vie = { actifs: ReadonlySet<number> | null }

/** Une connexion surveillée : `repos` quand elle n’attend rien. */
export type Surveillee = { readonly repos: boolean; couper(): void }

/**
 * Le pouls d’une base : vit-elle ? On ne le demande que lorsqu’une réponse tarde, sur une connexion neuve. Une base lente répond et l’on attend ;
 * une base en pause, ou derrière un réseau mort, ne répond pas : toutes ses connexions sont coupées ensemble, les suivantes sont refusées
 * aussitôt, et un seul rappel guette son retour.
 */
class Pouls {
  readonly connexions = new Set<Surveillee>()
  private depuis: number | null = null
  private entendue = 0
  private examen: Promise<Vie | null> | undefined

  constructor(private readonly adresse: string) {}

  /** Vrai tant que la base ne répond à personne. */
  get muette(): boolean {
    return this.depuis !== null
  }

  /** Une réponse vient d’arriver, sur n’importe quelle connexion. */
  entendre(): void {
    this.entendue = performance.now()
  }

  /** La base vit-elle ? Plusieurs doutes ensemble ne font qu’un appel. @returns `null` quand elle est muette : ses connexions sont déjà coupées. */
  prendre(): Promise<Vie | null> {
    this.examen ??= this.examiner().finally(() => {
      this.examen = undefined
    })
    return this.examen
  }

  private async examiner(): Promise<Vie | null> {
    const debut = performance.now()
    const vie = await ask(this.adresse, REPONSE_MS)
    if (vie) return vie
    if (this.entendue > debut) return { actifs: null }
    if (this.depuis === null) {
      this.depuis = debut
      log.warn({ connexions: this.connexions.size }, 'la base ne répond plus : 503 jusqu’à son retour')
      for (const connexion of [...this.connexions]) connexion.couper()
      void this.guetter()
    }
    return null
  }

  private async guetter(): Promise<void> {
    while (!(await ask(this.adresse, RAPPEL_MS))) {
      if (isShuttingDown()) return
      await sleep(ENTRE_RAPPELS_MS, undefined, { ref: false })
    }
    log.info({ secondes: Math.round((performance.now() - (this.depuis ?? 0)) / 1000) }, 'la base répond de nouveau')
    this.depuis = null
  }
}

export type { Pouls }

const place = globalThis as unknown as { [cle: symbol]: Map<string, Pouls> | undefined }
const CLE = Symbol.for('portail.pouls')

/** Le pouls de cette adresse, le même pour tout le processus. */
export function poulsOf(adresse: string): Pouls {
  place[CLE] ??= new Map()
  const pouls = place[CLE].get(adresse) ?? new Pouls(adresse)
  place[CLE].set(adresse, pouls)
  return pouls
}

/** Une connexion s’est perdue alors que la base vit : celles au repos, quelle que soit leur adresse, sont de la même époque et sont rouvertes. */
export function renewIdle(): void {
  for (const { connexions } of place[CLE]?.values() ?? []) for (const connexion of [...connexions]) if (connexion.repos) connexion.couper()
}

/** Appelle le serveur de cette adresse, sur une connexion neuve. @returns `null` quand il ne répond pas à temps, ou dit démarrer ou s’arrêter. */
async function ask(connectionString: string, delaiMs: number): Promise<Vie | null> {
  const prise = new Socket()
  const client = new Client({ connectionString, application_name: 'portail-pouls', stream: () => prise })
  client.on('error', () => undefined)
  const vie = await Promise.race([observe(client).catch(alive), elapsed(delaiMs)])
  if (vie) void client.end().catch(() => undefined)
  else prise.destroy()
  return vie
}

async function observe(client: Client): Promise<Vie> {
  await client.connect()
  const { rows } = await client.query<{ moi: number; actifs: number[] }>(
    `SELECT pg_backend_pid() AS moi, ARRAY(SELECT pid FROM pg_stat_activity WHERE usename = current_user AND state = 'active') AS actifs`,
  )
  // Derrière un répartiteur de connexions, notre numéro n’est pas celui du serveur : ses numéros ne disent rien des nôtres.
  const direct = rows[0] && rows[0].moi === pidOf(client)
  return { actifs: direct ? new Set(rows[0]?.actifs) : null }
}

/** Le processus du serveur qui sert cette connexion ; `pg` le connaît, ses types non. */
export const pidOf = (client: Client): number | null => (client as unknown as { processID: number | null }).processID

/** Un refus du serveur est encore une réponse, sauf quand il dit qu’il démarre ou s’arrête. */
const alive = ({ code }: { code?: unknown }): Vie | null =>
  typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !/^57P0/.test(code) ? { actifs: null } : null

/** `null` au bout de ce délai ; une seconde fois quand c’est notre boucle qui dormait. */
async function elapsed(delaiMs: number): Promise<null> {
  const debut = performance.now()
  await sleep(delaiMs, undefined, { ref: false })
  if (performance.now() - debut > delaiMs + RETARD_MS) await sleep(delaiMs, undefined, { ref: false })
  return null
}
