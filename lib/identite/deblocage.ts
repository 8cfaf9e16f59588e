import 'server-only'
import { asSystem, systemDb } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { refused } from '@/lib/ground/errors'
import { jetonEmpreinte, jetonOf } from './jeton'
import { DEBLOCAGE_HEURES } from './rules'
import { checkIp } from './throttle'
import { unlockIn } from './unlock-sign-in'

const PERIME = 'Ce lien a déjà servi, ou n’est plus valable. Attendez un quart d’heure, ou choisissez «\u00a0Mot de passe oublié\u202f?\u00a0».'

/** Fait le lien qui rouvre la connexion d’une personne, dans la transaction ouverte ; celui d’avant ne vaut plus. @returns son identifiant. */
export async function issueUnlockIn(db: Db, utilisateurId: string): Promise<string> {
  const ici = maintenant()
  await db.jeton.updateMany({ where: { utilisateurId, usage: 'deblocage', utiliseLe: null, expireLe: { gt: ici } }, data: { expireLe: ici } })
  const id = crypto.randomUUID()
  const expireLe = new Date(ici.getTime() + DEBLOCAGE_HEURES * 3_600_000)
  await db.jeton.create({ data: { id, empreinte: jetonEmpreinte(jetonOf(id)), utilisateurId, usage: 'deblocage', expireLe } })
  return id
}

const openLink = (jeton: string) => ({
  empreinte: jetonEmpreinte(jeton),
  usage: 'deblocage' as const,
  utiliseLe: null,
  expireLe: { gt: maintenant() },
  utilisateur: { desactiveLe: null },
})

/** Le prénom de qui ce lien débloque, tant qu’il attend. Le lire ne l’use pas : une messagerie ouvre les liens avant les personnes. */
export const findUnlock = async (jeton: string): Promise<string | null> =>
  (await systemDb('connexion').jeton.findFirst({ where: openLink(jeton), select: { utilisateur: { select: { prenom: true } } } }))?.utilisateur
    .prenom ?? null

/**
 * Rouvre une connexion ralentie par le lien reçu, qui ne sert plus ; cet appareil devient connu de la personne, et n’attendra plus. Ne remplace ni le mot
 * de passe ni le code.
 * @param appareil l’identifiant du cookie d’appareil.
 * @returns vrai quand c’est du côté de la gestion.
 * @throws `refused` quand le lien ne vaut plus ou va trop vite.
 */
export async function unlockByLink({ jeton }: { jeton: string }, ip: string, appareil: string): Promise<boolean> {
  const db = systemDb('connexion')
  await checkIp(db, ip)
  const lien = await db.jeton.findFirst({
    where: openLink(jeton),
    select: { id: true, utilisateurId: true, utilisateur: { select: { gestion: true } } },
  })
  if (!lien) throw refused(PERIME)
  await asSystem('connexion', async (tx) => {
    // Deux onglets à la fois : un seul l’use.
    const { count } = await tx.jeton.updateMany({
      where: { id: lien.id, utiliseLe: null, expireLe: { gt: maintenant() } },
      data: { utiliseLe: maintenant() },
    })
    if (count === 0 || !(await unlockIn(tx, { systeme: true }, lien.utilisateurId, appareil))) throw refused(PERIME)
  })
  return lien.utilisateur.gestion !== null
}
