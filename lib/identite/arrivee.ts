import 'server-only'
import { randomBytes } from 'node:crypto'
import { record } from '@/lib/acts/record'
import { systemDb } from '@/lib/data/as-system'
import { seal, sha256 } from '@/lib/data/champ'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { NET_ENTREPRISES } from './rules'

/** Ce que Net-entreprises dit de quelqu’un : le couple (émetteur, sujet) le reconnaît, le reste ne fait que préremplir ; `jeton`, son jeton d’identité. */
export type Identite = { emetteur: string; sujet: string; siret: string | null; nom: string; prenom: string; email: string; jeton: string }

/** Une arrivée qui attend son compte, ou le second facteur de celui qu’elle ouvre (`utilisateurId`). */
export type Arrivee = NonNullable<Awaited<ReturnType<typeof findArrivee>>>

const digest = (secret: string): string => sha256(`arrivee:${secret}`)

/** Garde une arrivée. @returns le secret que portera son cookie. */
export async function keepArrivee(db: Db, { jeton, ...identite }: Identite, utilisateurId: string | null): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const expireLe = new Date(maintenant().getTime() + NET_ENTREPRISES.minutes * 60_000)
  await db.arriveeNetEntreprises.create({
    data: { ...identite, empreinte: digest(secret), jeton: seal(jeton), utilisateurId, expireLe },
    select: { id: true },
  })
  return secret
}

/** L’arrivée de ce secret, tant qu’elle attend. */
export async function findArrivee(secret: string | undefined, db: Db = systemDb('connexion')) {
  if (!secret) return null
  return db.arriveeNetEntreprises.findFirst({
    where: { empreinte: digest(secret), finieLe: null, expireLe: { gt: maintenant() } },
    select: {
      id: true,
      emetteur: true,
      sujet: true,
      siret: true,
      nom: true,
      prenom: true,
      email: true,
      jeton: true,
      creeLe: true,
      utilisateurId: true,
    },
  })
}

/** Confie l’arrivée de ce secret à l’inscription commencée : elle se reliera à la personne que son lien fera naître. @returns faux quand elle n’attend plus. */
export async function giveToInscription(tx: Db, secret: string, inscriptionId: string): Promise<boolean> {
  const { count } = await tx.arriveeNetEntreprises.updateMany({
    where: { empreinte: digest(secret), finieLe: null, utilisateurId: null, expireLe: { gt: maintenant() } },
    data: { inscriptionId },
  })
  return count > 0
}

/** L’arrivée confiée à cette inscription. */
export const arriveeOfInscription = (tx: Db, inscriptionId: string) =>
  tx.arriveeNetEntreprises.findFirst({
    where: { inscriptionId, finieLe: null },
    select: { id: true, emetteur: true, sujet: true, siret: true, creeLe: true },
  })

/**
 * Relie l’identité d’une arrivée à cette personne, et finit l’arrivée. Jamais par une adresse (security A11) : ce qui appelle ici a vu un mot de passe.
 * @returns faux quand l’identité ouvre déjà un autre compte.
 */
export async function linkArrivee(
  tx: Db,
  arrivee: Pick<Arrivee, 'id' | 'emetteur' | 'sujet' | 'siret' | 'creeLe'>,
  utilisateurId: string,
): Promise<boolean> {
  const { id, creeLe, emetteur, sujet, siret } = arrivee
  const { count: finie } = await tx.arriveeNetEntreprises.updateMany({ where: { id, finieLe: null }, data: { finieLe: maintenant() } })
  if (finie === 0) return false
  const { count } = await tx.lienNetEntreprises.createMany({ data: [{ emetteur, sujet, siret, utilisateurId, vuLe: creeLe }], skipDuplicates: true })
  if (count > 0) await record(tx, { systeme: true }, 'net_entreprises.relie', { utilisateurId })
  return count > 0
}
