import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { demandesOf } from '@/lib/data/reach'
import type { Db } from '@/lib/data/prisma'
import { notFound } from '@/lib/ground/errors'
import { alterationOf } from './check-envoi'
import { Contenu } from './schema'

/** Ce qui a été envoyé, tel que page, dossier et accusé le redisent : rien n’y est recalculé. */
export type EnvoiLu = Contenu & { empreinte: string }

/** Le dernier envoi d’une demande que l’on atteint ; `null` quand elle n’a pas de formulaire (la suite d’une autre, ouverte par un message). */
export async function findLastEnvoi(db: Db, demandeId: string): Promise<EnvoiLu | null> {
  const dernier = await db.envoi.findFirst({ where: { demandeId }, orderBy: { rang: 'desc' }, select: { contenu: true, empreinte: true } })
  return dernier && { ...Contenu.parse(dernier.contenu), empreinte: dernier.empreinte }
}

/** Les envois de cette demande, du premier au dernier : leur rang, quand. */
export async function listRangs(db: Db, demandeId: string): Promise<{ rang: number; partiLe: Date }[]> {
  const rows = await db.envoi.findMany({ where: { demandeId }, orderBy: { rang: 'asc' }, select: { rang: true, creeLe: true } })
  return rows.map(({ rang, creeLe }) => ({ rang, partiLe: creeLe }))
}

/**
 * Un envoi de cette demande, pour en remettre l’accusé : il est vérifié avant d’être attesté.
 * @param rang lequel ; le dernier à défaut.
 * @throws `notFound` quand la demande ne s’atteint pas ou n’a pas cet envoi ; une erreur quand il a été altéré.
 */
export async function getEnvoi(actor: Actor, db: Db, numero: string, rang?: number): Promise<EnvoiLu> {
  const garde = await db.envoi.findFirst({
    where: { ...(rang === undefined ? {} : { rang }), demande: { AND: [{ numero }, demandesOf(actor, ['demande:lire', 'gestion:traiter'])] } },
    orderBy: { rang: 'desc' },
    select: { demandeId: true, siren: true, rang: true, demarche: true, version: true, auteurId: true, contenu: true, empreinte: true },
  })
  if (!garde) throw notFound()
  const alteration = alterationOf(garde)
  if (alteration) throw new Error(`L’envoi ${garde.rang} de ${numero} n’est plus celui qui a été figé (${alteration}).`)
  return { ...Contenu.parse(garde.contenu), empreinte: garde.empreinte }
}
