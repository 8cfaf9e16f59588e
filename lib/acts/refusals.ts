import 'server-only'
import { asSystem } from '@/lib/data/as-system'
import { keyed } from '@/lib/data/champ'
import { log, requestId } from '@/lib/ground/log'
import { onShutdown } from '@/lib/ground/store'
import { normalizeEmail } from '@/lib/ground/email'
import { networkOf } from '@/lib/ground/network'
import type { Events, EventType, GenreRefus, Porte, RaisonInvitation } from './catalogue'
import { type Author, type Context, record } from './record'

type Sorte = Events['refus.en_nombre']['sorte']
type Notable = 'acces.refuse' | 'connexion.refusee' | 'invitation.refusee' | 'refus.en_nombre'
type Trace = { [T in Notable]: { type: T; author: Author; donnees: Events[T]; context: Context } }[Notable]

/** La minute en cours d’une sorte : ce qui a déjà sa ligne, combien ont suivi, et ce qui dépasse la part. */
type Fenetre = { traces: Map<string, Trace & { suivants: number }>; enPlus: number; fin: NodeJS.Timeout }

/** Combien de refus différents ont leur ligne par minute et par processus : une attaque se voit, elle ne remplit ni la mémoire ni la table. */
export const PART_PAR_MINUTE = 60
const MINUTE_MS = 60_000

/** `aEcrire` n’a qu’une plume : les refus ne prennent jamais plus d’une connexion à la base. */
type Etat = { fenetres: Map<Sorte, Fenetre>; aEcrire: Trace[]; enRoute: Set<Promise<void>>; ecrit: boolean }
const place = globalThis as unknown as { [cle: symbol]: Etat | undefined }
const CLE = Symbol.for('portail.refus')

function etat(): Etat {
  const deja = place[CLE]
  if (deja) return deja
  const neuf: Etat = { fenetres: new Map(), aEcrire: [], enRoute: new Set(), ecrit: false }
  place[CLE] = neuf
  // Le portail qui s’arrête écrit ce qu’il retenait, avant que ses connexions se ferment.
  onShutdown('jobs', flushRefusals)
  return neuf
}

/** Note qu’une personne s’est vu refuser : le premier de la minute s’écrit aussitôt, les suivants se comptent. Ne fait pas attendre la réponse. */
export function noteRefusal(author: Author, refus: { porte: Porte; genre: GenreRefus; droit: string | null }, context: Context = {}): void {
  const qui = 'utilisateur' in author ? author.utilisateur.id : ''
  note('acces', `${qui}|${refus.genre}|${refus.porte}`, {
    type: 'acces.refuse',
    author,
    donnees: { ...refus, nombre: 1, suite: false },
    context: { ...context, requete: requestId() },
  })
}

/** Note une connexion refusée. Ni l’adresse ni l’IP ne s’écrivent : leurs empreintes à clé. */
export function noteFailedSignIn({ email, ip, espace }: { email: string; ip: string; espace: 'client' | 'gestion' }): void {
  const adresse = keyed('journal', `adresse:${normalizeEmail(email)}`)
  const donnees = { adresse, ip: keyed('journal', `ip:${networkOf(ip)}`), espace, nombre: 1, suite: false }
  note('connexion', `${adresse}|${espace}`, { type: 'connexion.refusee', author: { systeme: true }, donnees, context: { requete: requestId() } })
}

/** Note un lien d’invitation essayé en vain. Ni le lien ni l’IP ne s’écrivent : leurs empreintes à clé. */
export function noteFailedInvitation({ jeton, ip, raison }: { jeton: string; ip: string; raison: RaisonInvitation }): void {
  const donnees = { lien: keyed('journal', `lien:${jeton}`), ip: keyed('journal', `ip:${networkOf(ip)}`), raison, nombre: 1, suite: false }
  const trace: Trace = { type: 'invitation.refusee', author: { systeme: true }, donnees, context: { requete: requestId() } }
  note('invitation', `${donnees.ip}|${raison}`, trace)
}

/** Fait ce travail à côté de la réponse. Son échec n’est pas tu : il va au journal technique. */
export function detach(run: () => Promise<unknown>): void {
  const { enRoute } = etat()
  const travail: Promise<void> = run()
    .then(() => undefined)
    .catch((erreur: unknown) => log.error({ err: erreur }, 'écriture au journal manquée'))
    .finally(() => enRoute.delete(travail))
  enRoute.add(travail)
}

/** Clôt la minute en cours et attend que tout soit écrit : à l’arrêt du portail, et pour un essai. */
export async function flushRefusals(): Promise<void> {
  for (const sorte of [...etat().fenetres.keys()]) close(sorte)
  await Promise.all(etat().enRoute)
}

function note(sorte: Sorte, cle: string, trace: Trace): void {
  const { fenetres } = etat()
  let fenetre = fenetres.get(sorte)
  if (!fenetre) {
    fenetre = { traces: new Map(), enPlus: 0, fin: setTimeout(() => close(sorte), MINUTE_MS).unref() }
    fenetres.set(sorte, fenetre)
  }
  const deja = fenetre.traces.get(cle)
  if (deja) deja.suivants++
  else if (fenetre.traces.size >= PART_PAR_MINUTE) fenetre.enPlus++
  else {
    fenetre.traces.set(cle, { ...trace, suivants: 0 })
    write([trace])
  }
}

/** Une ligne par refus répété : le nombre de ceux qui ont suivi ; une ligne pour tout ce qui a dépassé la part. */
function close(sorte: Sorte): void {
  const fenetre = etat().fenetres.get(sorte)
  if (!fenetre) return
  etat().fenetres.delete(sorte)
  clearTimeout(fenetre.fin)
  const suites = [...fenetre.traces.values()].flatMap(({ suivants, ...trace }) =>
    suivants > 0 ? [{ ...trace, donnees: { ...trace.donnees, nombre: suivants, suite: true } } as Trace] : [],
  )
  const reste: Trace[] =
    fenetre.enPlus > 0
      ? [{ type: 'refus.en_nombre', author: { systeme: true }, donnees: { sorte, nombre: fenetre.enPlus }, context: { requete: null } }]
      : []
  write([...suites, ...reste])
}

function write(traces: readonly Trace[]): void {
  const { aEcrire, ecrit } = etat()
  aEcrire.push(...traces)
  if (!ecrit && aEcrire.length > 0) detach(drain)
}

/** Écrit ce qui attend, un lot par transaction : jamais celle de la demande refusée, qui est défaite. */
async function drain(): Promise<void> {
  const ici = etat()
  ici.ecrit = true
  try {
    while (ici.aEcrire.length > 0) {
      const lot = ici.aEcrire.splice(0)
      try {
        await asSystem('refus', async (db) => {
          for (const { type, author, donnees, context } of lot) await record<EventType>(db, author, type, donnees, context)
        })
      } catch (erreur) {
        log.error({ err: erreur, refus: lot.map(({ type, donnees }) => ({ type, ...donnees })) }, 'refus non écrits au journal')
      }
    }
  } finally {
    ici.ecrit = false
  }
}
