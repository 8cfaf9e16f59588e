import 'server-only'
import { asSystem, systemDb } from '@/lib/data/as-system'
import { seal, unseal } from '@/lib/data/champ'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { normalizeEmail } from '@/lib/ground/email'
import { findArrivee, type Identite, keepArrivee } from './arrivee'
import { findDevice, greetDevice } from './appareil'
import { closeSessionIn } from './close-session'
import { findCode } from './codes-secours'
import { createSession, type Origin, PERSONNE, spendGiven } from './open-session'
import { NET_ENTREPRISES } from './rules'
import { countUse } from './throttle'
import { acceptCode } from './totp'

/** Ce qui attend qui arrive de Net-entreprises : il entre, ou une page l’attend, et le secret que portera son cookie. */
export type Accueil = { suite: 'entre' } | { suite: 'premiere' | 'code'; secret: string }

const findLien = (db: Db, { emetteur, sujet }: Pick<Identite, 'emetteur' | 'sujet'>) =>
  db.lienNetEntreprises.findUnique({
    where: { emetteur_sujet: { emetteur, sujet } },
    select: { id: true, utilisateur: { select: PERSONNE } },
  })

/**
 * Reçoit qui arrive de Net-entreprises, reconnu sur (émetteur, sujet) seul : une adresse ne relie ni n’ouvre rien (security A11).
 * @returns `premiere` quand cette identité n’ouvre encore aucun compte, `code` quand son compte demande un second facteur.
 */
export async function welcome(identite: Identite): Promise<Accueil> {
  const db = systemDb('connexion')
  const lien = await findLien(db, identite)
  if (lien && lien.utilisateur.totpSecret === null) return { suite: 'entre' }
  return { suite: lien ? 'code' : 'premiere', secret: await keepArrivee(db, identite, lien?.utilisateur.id ?? null) }
}

/**
 * Ouvre la session de la personne que cette identité relie.
 * @returns l’identifiant de session, ou `null` quand elle n’ouvre rien : aucun lien, personne désactivée ou de la gestion, second facteur.
 */
export async function openLinkedSession(identite: Identite, origin: Origin): Promise<string | null> {
  return asSystem('connexion', async (tx) => {
    const lien = await findLien(tx, identite)
    if (!lien || lien.utilisateur.totpSecret !== null) return null
    return enter(tx, lien, { siret: identite.siret, jeton: seal(identite.jeton) }, origin)
  })
}

/**
 * Ouvre la session de qui vient d’arriver et dont le compte demande un second facteur. Les codes essayés se comptent par personne.
 * @returns l’identifiant de session, ou `null` quand l’arrivée n’attend plus ou que le code n’est pas le sien.
 */
export async function openWithCode({ secret, code }: { secret: string; code: string }, origin: Origin): Promise<string | null> {
  const db = systemDb('connexion')
  const arrivee = await findArrivee(secret, db)
  const lien = arrivee?.utilisateurId ? await findLien(db, arrivee) : null
  if (!arrivee || !lien || lien.utilisateur.id !== arrivee.utilisateurId) return null
  const essais = await countUse(db, 'code-net-entreprises', lien.utilisateur.id, NET_ENTREPRISES.codes)
  const pas = await acceptCode(lien.utilisateur.totpSecret, code, lien.utilisateur.totpDernierPas)
  const secours = await findCode(db, lien.utilisateur.totpSecret ? lien.utilisateur.id : null, code)
  if (essais > NET_ENTREPRISES.codes.max || (pas === null && secours === null)) return null
  return asSystem('connexion', async (tx) => {
    const { count } = await tx.arriveeNetEntreprises.updateMany({ where: { id: arrivee.id, finieLe: null }, data: { finieLe: maintenant() } })
    if (count === 0 || !(await spendGiven(tx, lien.utilisateur, { pas, secours }))) return null
    return enter(tx, lien, arrivee, origin)
  })
}

type Lien = NonNullable<Awaited<ReturnType<typeof findLien>>>

async function enter(tx: Db, { id, utilisateur }: Lien, { siret, jeton }: { siret: string | null; jeton: string }, origin: Origin) {
  if (utilisateur.desactiveLe !== null || utilisateur.gestion !== null) return null
  await tx.lienNetEntreprises.update({ where: { id }, data: { siret, vuLe: maintenant() }, select: { id: true } })
  // Un seul cookie : l’ancienne session ne doit pas lui survivre (security A9).
  if (origin.ancienne) await closeSessionIn(tx, origin.ancienne, 'remplacee')
  const appareil = await findDevice(tx, normalizeEmail(utilisateur.email), origin.jeton)
  const neuf = await greetDevice(tx, utilisateur.id, { jeton: origin.jeton, connu: appareil !== null })
  return createSession(tx, utilisateur, { espace: 'client', origin, neuf, netEntreprises: jeton })
}

/** Le SIREN que Net-entreprises vient de prouver pour cette personne, et lui seul ; `null` quand il n’a rien dit depuis deux jours. */
export async function provenSiren(utilisateurId: string, db: Db = systemDb('connexion')): Promise<string | null> {
  const depuis = new Date(maintenant().getTime() - NET_ENTREPRISES.preuveHeures * 3_600_000)
  const lien = await db.lienNetEntreprises.findFirst({
    where: { utilisateurId, siret: { not: null }, vuLe: { gt: depuis } },
    orderBy: { vuLe: 'desc' },
    select: { siret: true },
  })
  return lien?.siret?.slice(0, 9) ?? null
}

/** Le jeton d’identité de cette session, et l’oublie : de quoi se déconnecter chez le fournisseur. `null` quand elle ne vient pas de lui. */
export async function takeIdToken(sessionId: string): Promise<string | null> {
  const db = systemDb('connexion')
  const gardee = await db.sessionNetEntreprises.findUnique({ where: { sessionId }, select: { jeton: true } })
  if (!gardee) return null
  await db.sessionNetEntreprises.deleteMany({ where: { sessionId } })
  return unseal(gardee.jeton)
}
