import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Visit } from '@/lib/access/visit'
import { record } from '@/lib/acts/record'
import { asSystem, systemDb } from '@/lib/data/as-system'
import { seal } from '@/lib/data/champ'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { invalid, refused } from '@/lib/ground/errors'
import { closeSessionsIn } from './close-sessions'
import { drawCodes, findCode, spendCode } from './codes-secours'
import { confirmPassword, type Reconnue } from './confirm-password'
import { totpSecretOf } from './jeton'
import { REDEMANDE } from './rules'
import { demandedBy } from './securite'
import { countUse, giveBackUse } from './throttle'
import { acceptCode } from './totp'

/** Ce que l’on redonne avant d’y toucher : le mot de passe d’aujourd’hui, et un code. */
export type Preuve = { actuel: string; code: string }

/** Des codes de secours, montrés une fois. */
export type Codes = { suite: 'codes'; codes: string[] }

const DEJA = 'Votre second facteur est déjà activé. Rechargez la page.'
const FAUX = 'Ce code n’est pas celui qu’affiche maintenant votre application, ou il a déjà servi. Attendez le suivant, puis recopiez-le.'
const TROP = 'Trop de codes faux\u00a0: attendez un quart d’heure, puis recommencez.'

/**
 * La clé que cette session propose d’enregistrer : la même à chaque affichage de la page, qui n’écrit rien, et une autre après chaque activation ou retrait.
 * @param change quand le second facteur a été activé ou retiré pour la dernière fois.
 */
export const proposeKey = ({ sessionId }: Pick<Actor, 'sessionId'>, change: Date | null): string =>
  totpSecretOf(`profil:${sessionId}:${change?.getTime() ?? 0}`)

/**
 * Active le second facteur d’une personne, par le premier code de son application : il lui sera demandé à chaque connexion. Ses autres sessions, ouvertes
 * sans lui, se ferment.
 * @returns huit codes de secours, montrés une fois.
 * @throws `invalid` quand le mot de passe ou le code est faux, `refused` quand il est déjà activé ou après trop d’essais.
 */
export async function activateTotp(visit: Visit<'profil:proteger'>, { actuel, code }: Preuve): Promise<Codes> {
  const personne = await confirmPassword(visit, actuel)
  if (personne.totpSecret !== null) throw refused(DEJA)
  const totpSecret = seal(proposeKey(visit.actor, personne.totpChangeLe))
  await countTry(personne)
  const pas = await acceptCode(totpSecret, code, null)
  if (pas === null) throw invalid({ code: FAUX })
  return asSystem('connexion', async (tx) => {
    // Deux onglets à la fois : un seul l’active, et ses codes sont les bons.
    const { count } = await tx.utilisateur.updateMany({
      where: { id: personne.id, totpSecret: null },
      data: { totpSecret, totpDernierPas: pas, totpChangeLe: maintenant() },
    })
    if (count === 0) throw refused(DEJA)
    await giveBackUse(tx, 'redemande-code', personne.id)
    await closeSessionsIn(tx, personne.id, 'second_facteur', visit.actor.sessionId)
    await record(tx, visit.actor, 'secondfacteur.active', { utilisateurId: personne.id })
    return { suite: 'codes', codes: await drawCodes(tx, personne.id) }
  })
}

/**
 * Tire huit autres codes de secours : ceux d’avant ne valent plus.
 * @throws comme `removeTotp`.
 */
export async function renewCodes(visit: Visit<'profil:proteger'>, preuve: Preuve): Promise<Codes> {
  const { personne, spend } = await prove(visit, preuve)
  return asSystem('connexion', async (tx) => {
    await spend(tx)
    await record(tx, visit.actor, 'secours.renouveles', { utilisateurId: personne.id })
    return { suite: 'codes', codes: await drawCodes(tx, personne.id) }
  })
}

/**
 * Retire le second facteur d’une personne, et ses codes de secours. La gestion, à qui ce droit manque, garde le sien (security A10), comme qui est
 * membre d’un compte qui le demande.
 * @throws `invalid` quand le mot de passe ou le code est faux, `refused` quand il n’est pas activé, qu’un compte le demande, ou après trop d’essais.
 */
export async function removeTotp(visit: Visit<'profil:modifier'>, preuve: Preuve): Promise<{ suite: 'retire' }> {
  const { personne, spend } = await prove(visit, preuve)
  await asSystem('connexion', async (tx) => {
    const [compte] = await demandedBy(tx, personne.id)
    if (compte !== undefined) throw refused(`Le compte ${compte} demande un second facteur à ses utilisateurs\u00a0: le vôtre ne se retire pas.`)
    await spend(tx)
    await tx.utilisateur.update({
      where: { id: personne.id },
      data: { totpSecret: null, totpDernierPas: null, totpChangeLe: maintenant() },
      select: { id: true },
    })
    await tx.codeSecours.deleteMany({ where: { utilisateurId: personne.id } })
    await closeSessionsIn(tx, personne.id, 'second_facteur', visit.actor.sessionId)
    await record(tx, visit.actor, 'secondfacteur.retire', { utilisateurId: personne.id })
  })
  return { suite: 'retire' }
}

/** Le mot de passe et le code redonnés. @throws comme `removeTotp`. */
export async function prove(visit: Visit<'profil:proteger' | 'profil:modifier' | 'compte:administrer'>, { actuel, code }: Preuve) {
  const personne = await confirmPassword(visit, actuel)
  return { personne, spend: await proveCode(personne, code) }
}

/**
 * Juge le code redonné par une personne dont le mot de passe vient de l’être.
 * @returns de quoi user ce code, dans la transaction de l’acte.
 * @throws `invalid` quand il est faux, `refused` quand le second facteur n’est pas activé ou après trop d’essais.
 */
export async function proveCode(personne: Reconnue, code: string): Promise<(tx: Db) => Promise<void>> {
  if (personne.totpSecret === null) throw refused('Votre second facteur n’est pas activé. Rechargez la page.')
  await countTry(personne)
  const pas = await acceptCode(personne.totpSecret, code, personne.totpDernierPas)
  const secours = pas === null ? await findCode(systemDb('connexion'), personne.id, code) : null
  if (pas === null && secours === null) throw invalid({ code: FAUX })
  return async (tx) => {
    const use = pas === null ? secours !== null && (await spendCode(tx, personne.id, secours)) !== null : await spendStep(tx, personne.id, pas)
    if (!use) throw invalid({ code: FAUX })
    await giveBackUse(tx, 'redemande-code', personne.id)
  }
}

/** Note le pas d’un code accepté, dans la transaction ouverte. @returns faux quand un code de ce pas a déjà servi. */
export async function spendStep(db: Db, utilisateurId: string, pas: number): Promise<boolean> {
  const { count } = await db.utilisateur.updateMany({
    where: { id: utilisateurId, totpSecret: { not: null }, OR: [{ totpDernierPas: null }, { totpDernierPas: { lt: pas } }] },
    data: { totpDernierPas: pas },
  })
  return count > 0
}

async function countTry({ id }: Reconnue): Promise<void> {
  if ((await countUse(systemDb('connexion'), 'redemande-code', id, REDEMANDE)) > REDEMANDE.max) throw refused(TROP)
}
