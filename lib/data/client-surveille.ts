import 'server-only'
import { Socket } from 'node:net'
import { Client, type ClientConfig, type QueryConfig, type QueryResult } from 'pg'
import { openingOf } from './opening'
import { pidOf, type Pouls, poulsOf, renewIdle, type Surveillee } from './pouls'

/** Ce qu’une réponse peut tarder avant que l’on demande si la base vit. */
const DOUTE_MS = 700
const DOUTE_MAX_MS = 5_000
/** Absente des travaux de la base, une demande est regardée une seconde fois : sa réponse était peut-être en chemin. */
const SECOND_REGARD_MS = 250
/** Ce que la base a pour prendre congé d’une connexion que l’on ferme. */
const CONGE_MS = 1_000

/** `muetMs` : au-delà, on n’attend plus, même d’une base qui vit ; à tenir au-dessus de son `statement_timeout`. */
export type Reglages = ClientConfig & { connectionString: string; muetMs: number }

type Suite = (erreur: Error | null, resultat?: QueryResult) => void
type Demande = { texte: string | QueryConfig; valeurs: unknown[] | undefined; suite: Suite }

/**
 * Une connexion dont on sait si l’autre bout vit. `pg` attend une réponse sans fin : ici, une réponse qui tarde fait prendre le pouls de la base,
 * et une connexion morte est coupée, jamais rendue à son groupe. Les demandes lancées de front dans une transaction partent ensemble (`pipeline`) :
 * ce qu’une page lit à la fois est un seul aller.
 */
export class ClientSurveille extends Client implements Surveillee {
  readonly #prise: Socket
  readonly #pouls: Pouls
  readonly #muetMs: number
  #attendues = 0
  #entendue = 0

  constructor(reglages: Reglages) {
    const prise = new Socket()
    super({ ...reglages, pipeline: true, keepAlive: true, keepAliveInitialDelayMillis: 10_000, stream: () => prise })
    this.#prise = prise
    this.#pouls = poulsOf(reglages.connectionString)
    this.#muetMs = reglages.muetMs
    // Une coupure se dit à qui attend une réponse ; sans personne à qui la dire, elle ne doit pas finir le processus.
    this.on('error', () => undefined)
  }

  get repos(): boolean {
    return this.#attendues === 0
  }

  /** Coupe sans attendre l’autre bout : ce qui attendait une réponse reçoit une panne. */
  couper(): void {
    this.#prise.destroy(silence())
  }

  override connect(): Promise<Client>
  override connect(suite: (erreur: Error | null, client?: Client) => void): void
  override connect(suite?: (erreur: Error | null, client?: Client) => void): Promise<Client> | undefined {
    if (!suite)
      return new Promise((tenir, rompre) => {
        this.connect((erreur) => (erreur ? rompre(erreur) : tenir(this)))
      })
    if (this.#pouls.muette) {
      process.nextTick(suite, silence())
      return undefined
    }
    this.#pouls.connexions.add(this)
    this.once('end', () => this.#pouls.connexions.delete(this))
    const fin = this.#guetter()
    super.connect((erreur: Error | null) => {
      fin(erreur === null)
      suite(erreur, this)
    })
    return undefined
  }

  /** Les formes de `pg` : texte ou réglages, valeurs, puis une suite, ou une promesse. */
  override query(...recu: never[]): never {
    const [texte, a, b] = recu as unknown as [string | QueryConfig, unknown[] | Suite | undefined, Suite | undefined]
    const valeurs = typeof a === 'function' ? undefined : a
    const suite = typeof a === 'function' ? a : b
    if (suite) {
      this.#demander({ texte, valeurs, suite })
      return undefined as never
    }
    return new Promise<QueryResult | undefined>((tenir, rompre) => {
      this.#demander({ texte, valeurs, suite: (erreur, resultat) => (erreur ? rompre(erreur) : tenir(resultat)) })
    }) as never
  }

  override end(): Promise<void>
  override end(suite: (erreur: Error) => void): void
  override end(suite?: (erreur: Error) => void): Promise<void> | undefined {
    const conge = setTimeout(() => this.#prise.destroy(), CONGE_MS).unref()
    this.once('end', () => clearTimeout(conge))
    if (!suite) return super.end()
    super.end(suite)
    return undefined
  }

  #demander({ texte, valeurs, suite: rendre }: Demande): void {
    const { demande, suite } = openingOf(texte, rendre)
    this.#attendues++
    const fin = this.#guetter()
    const revenir = (erreur: Error | null, resultat?: QueryResult) => {
      // Une erreur de PostgreSQL est une réponse : elle porte une sévérité, une coupure non.
      fin(!erreur || 'severity' in erreur)
      this.#attendues--
      suite(erreur, resultat)
    }
    super.query(demande as string, valeurs as unknown[], revenir as (erreur: Error, resultat: QueryResult) => void)
  }

  /** Surveille une attente. @returns ce qui la clôt ; `repondu` dit si l’autre bout a parlé. */
  #guetter(): (repondu: boolean) => void {
    const debut = performance.now()
    const attente = () => performance.now() - Math.max(debut, this.#entendue)
    let fini = false
    let delai = DOUTE_MS
    let absences = 0
    const douter = async () => {
      const vie = await this.#pouls.prendre()
      if (fini) return
      // Ouverte pendant que les autres étaient coupées, elle ne l’a pas été avec elles.
      if (!vie) return this.couper()
      const pid = pidOf(this)
      absences = pid !== null && vie.actifs && !vie.actifs.has(pid) ? absences + 1 : 0
      if (absences >= 2 || attente() >= this.#muetMs) {
        renewIdle()
        return this.couper()
      }
      delai = absences > 0 ? SECOND_REGARD_MS : Math.min(delai * 2, DOUTE_MAX_MS)
      armer()
    }
    let minuterie: NodeJS.Timeout
    const armer = () => {
      const reste = Math.max(50, this.#muetMs - attente())
      minuterie = setTimeout(() => void douter(), Math.min(delai, reste)).unref()
    }
    armer()
    return (repondu) => {
      fini = true
      clearTimeout(minuterie)
      if (!repondu) return
      // Ce qui attend derrière a le temps d’une réponse depuis celle-ci.
      this.#entendue = performance.now()
      this.#pouls.entendre()
    }
  }
}

/** La panne d’une base muette, dans la forme d’une panne de prise réseau : l’adaptateur de Prisma la reconnaît. */
const silence = (): Error => Object.assign(new Error('La base ne répond pas'), { code: 'ETIMEDOUT', errno: -110, syscall: 'read' })
