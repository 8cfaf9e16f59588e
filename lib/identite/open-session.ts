import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import { randomBytes } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { DUREES, fingerprint } from './session'
import { asSystem, systemDb } from '@/lib/data/as-system'
import { noteSession } from '@/lib/ground/known-sessions'
import type { Db } from '@/lib/data/prisma'
import { record } from '@/lib/acts/record'
import { detach, noteFailedSignIn } from '@/lib/acts/refusals'
import { refused } from '@/lib/ground/errors'
import { findCode, spendCode } from './codes-secours'
import { findDevice, greetDevice } from './appareil'
import { findArrivee, linkArrivee } from './arrivee'
import { issueUnlockIn } from './deblocage'
import { closeSessionIn } from './close-session'
import { verifyPassword } from './password'
import { normalizeEmail } from '@/lib/ground/email'
import { neighbourhoodOf } from '@/lib/ground/network'
import type { Credentials } from './schema'
import { spendStep } from './second-facteur'
import { countIp, type Essai, giveBack, isFirstAlert, takeTry } from './throttle'
import { acceptCode } from './totp'

/**
 * D’où vient la demande : l’adresse IP vue par la porte, l’appareil annoncé, l’identifiant de son cookie d’appareil (sans lui, il est inconnu et le
 * reste), et la personne encore connectée dans ce navigateur, dont la session sera remplacée.
 */
export type Origin = { ip: string; appareil: string | null; jeton?: string | undefined; ancienne?: Actor | null }

/**
 * Ouvre une session quand tout est juste : adresse, mot de passe, code pour la gestion, et un essai admis par les freins.
 * Toute autre issue donne la même réponse après le même travail (ASVS V6.3.8) : rien ne dit si l’adresse existe.
 * Avec le secret d’une arrivée de Net-entreprises, la relie à la personne qui vient de prouver son mot de passe.
 * @returns l’identifiant de session (256 bits), ou `null`.
 * @throws Saturation quand trop de connexions attendent ; `refused` quand l’arrivée ne peut plus être reliée.
 */
export async function openSession(saisie: Credentials, origin: Origin): Promise<string | null> {
  const email = normalizeEmail(saisie.identifiant)
  // Hors transaction : mille essais sur une adresse ne doivent pas se tenir les uns les autres, ni les connexions à la base.
  const db = systemDb('connexion')
  const refuse = () => {
    noteFailedSignIn({ email, ip: origin.ip, espace: saisie.espace })
    return null
  }
  // Ne dépend pas de l’adresse tapée : ne dit rien, et n’use ni Argon2 ni le compteur de la victime.
  if (await countIp(db, origin.ip)) return refuse()
  const personne = await findPerson(db, email)
  const appareil = await findDevice(db, email, origin.jeton)
  const essai = await takeTry(db, { email, ip: origin.ip, appareil })
  const juste = await verifyPassword(personne?.motDePasse ?? null, saisie.motDePasse)
  const pas = await acceptCode(personne?.totpSecret ?? null, saisie.code ?? '', personne?.totpDernierPas ?? null)
  const secours = await findCode(db, personne?.totpSecret ? personne.id : null, saisie.code ?? '')
  const bonEspace = personne !== null && (personne.gestion !== null) === (saisie.espace === 'gestion')
  const codeDonne = pas !== null || secours !== null
  const codeJuste = saisie.espace === 'client' ? personne?.totpSecret == null || codeDonne : codeDonne
  const admis = juste && bonEspace && codeJuste && essai.admis && personne?.desactiveLe === null
  if (!admis || !personne) {
    alert(email, personne?.id ?? null, essai)
    return refuse()
  }
  const sid = await asSystem('connexion', async (tx) => {
    if (!(await spendGiven(tx, personne, { pas, secours }))) return null
    await giveBack(tx, essai)
    const arrivee = saisie.arrivee === undefined ? null : await findArrivee(saisie.arrivee, tx)
    if (saisie.arrivee !== undefined && (!arrivee || !(await linkArrivee(tx, arrivee, personne.id)))) throw refused(DEJA_RELIEE)
    // Un seul cookie : l’ancienne session ne doit pas lui survivre (security A9).
    if (origin.ancienne) await closeSessionIn(tx, origin.ancienne, 'remplacee')
    const neuf = await greetDevice(tx, personne.id, { jeton: origin.jeton, connu: appareil !== null })
    return createSession(tx, personne, { espace: saisie.espace, origin, neuf, netEntreprises: arrivee?.jeton })
  })
  return sid ?? refuse()
}

/**
 * Use le code donné pour entrer, dans la transaction ouverte : celui de l’application, ou un code de secours, que le journal dit.
 * @returns faux quand il a déjà servi. Sans code, il n’y a rien à user.
 */
export async function spendGiven(
  tx: Db,
  personne: Actor['utilisateur'],
  { pas, secours }: { pas: number | null; secours: string | null },
): Promise<boolean> {
  if (pas !== null && !(await spendStep(tx, personne.id, pas))) return false
  if (secours === null) return true
  const restants = await spendCode(tx, personne.id, secours)
  if (restants === null) return false
  await record(tx, { utilisateur: personne }, 'secours.utilise', { utilisateurId: personne.id, restants })
  return true
}

/** Ce qu’il faut savoir d’une personne pour la faire entrer. */
export const PERSONNE = {
  id: true,
  prenom: true,
  nom: true,
  email: true,
  civilite: true,
  motDePasse: true,
  gestion: true,
  totpSecret: true,
  totpDernierPas: true,
  desactiveLe: true,
} as const

const findPerson = (db: Db, email: string) => db.utilisateur.findUnique({ where: { emailNormalise: email }, select: PERSONNE })

const DEJA_RELIEE =
  'Cette identité Net-entreprises ouvre déjà un autre compte, ou votre passage par Net-entreprises date de plus d’une demi-heure. Recommencez depuis la connexion.'

/**
 * La session à ouvrir. `neuf` : l’appareil ne s’était jamais connecté ici, la personne en est prévenue. `netEntreprises` : le jeton d’identité scellé, quand
 * elle vient de lui.
 */
type Neuve = { espace: Credentials['espace']; origin: Pick<Origin, 'appareil' | 'ip'>; neuf?: boolean; netEntreprises?: string | undefined }

/** Ouvre la session d’une personne que l’on vient de reconnaître, dans la transaction ouverte. @returns son identifiant (256 bits). */
export async function createSession(
  db: Db,
  personne: Actor['utilisateur'],
  { espace, origin: { appareil, ip }, neuf = false, netEntreprises }: Neuve,
): Promise<string> {
  const sid = randomBytes(32).toString('base64url')
  const expireLe = new Date(maintenant().getTime() + DUREES[espace].absolue * 60_000)
  const { id: sessionId } = await db.session.create({
    data: {
      empreinte: fingerprint(sid),
      utilisateurId: personne.id,
      espace,
      expireLe,
      appareil: appareil?.slice(0, 200) ?? null,
      lieu: neighbourhoodOf(ip).slice(0, 60),
      ...(netEntreprises === undefined ? {} : { netEntreprises: { create: { jeton: netEntreprises } } }),
    },
    select: { id: true },
  })
  await db.utilisateur.update({ where: { id: personne.id }, data: { connexionLe: maintenant() }, select: { id: true } })
  await record(db, { utilisateur: personne }, 'session.ouverte', { espace })
  if (neuf) await record(db, { utilisateur: personne }, 'appareil.nouveau', { utilisateurId: personne.id, sessionId })
  noteSession(sid, personne.id)
  return sid
}

/** Prévient la personne, une fois par jour, quand un frein prend : après la réponse, qui ne dit donc pas par son temps si l’adresse existe. */
function alert(email: string, utilisateurId: string | null, { alerte }: Essai): void {
  if (alerte === null) return
  detach(() =>
    asSystem('connexion', async (db) => {
      if ((await isFirstAlert(db, email)) && utilisateurId)
        await record(db, { systeme: true }, 'connexion.bloquee', { utilisateurId, echecs: alerte, jetonId: await issueUnlockIn(db, utilisateurId) })
    }),
  )
}
