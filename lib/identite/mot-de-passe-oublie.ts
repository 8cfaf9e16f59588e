import 'server-only'
import { record } from '@/lib/acts/record'
import { detach } from '@/lib/acts/refusals'
import { asSystem, systemDb } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { normalizeEmail } from '@/lib/ground/email'
import { refused } from '@/lib/ground/errors'
import { networkOf } from '@/lib/ground/network'
import { changePasswordIn, MAITRE, preparePassword } from './change-password'
import { jetonEmpreinte, jetonOf } from './jeton'
import { RECUPERATION } from './rules'
import { checkIp, countUse } from './throttle'

const PERIME = 'Ce lien a déjà servi, ou n’est plus valable. Demandez-en un autre par «\u00a0Mot de passe oublié\u202f?\u00a0».'

/**
 * Fait partir un lien vers qui a cette adresse, et rien vers personne. Le lien d’avant ne vaut plus. La réponse ne l’attend pas : ni ses mots ni son temps
 * ne disent si l’adresse existe (ASVS V6.3.8).
 * @throws `refused` quand ce réseau va trop vite.
 */
export async function requestLink({ identifiant }: { identifiant: string }, ip: string): Promise<{ suite: 'envoye' }> {
  const db = systemDb('connexion')
  await checkIp(db, ip)
  const emailNormalise = normalizeEmail(identifiant)
  const duReseau = await countUse(db, 'liens-reseau', networkOf(ip), RECUPERATION.liensReseau)
  const sien = await countUse(db, 'liens', emailNormalise, RECUPERATION.liens)
  if (duReseau <= RECUPERATION.liensReseau.max && sien <= RECUPERATION.liens.max) detach(() => sendLink(emailNormalise))
  return { suite: 'envoye' }
}

const sendLink = (emailNormalise: string): Promise<void> =>
  asSystem('connexion', async (db) => {
    const personne = await db.utilisateur.findUnique({
      where: { emailNormalise, desactiveLe: null, motDePasse: { not: null } },
      select: { id: true },
    })
    if (personne) await issueLinkIn(db, personne.id)
  })

/** Fait partir un lien vers cette personne, dans la transaction ouverte ; celui d’avant ne vaut plus. */
export async function issueLinkIn(db: Db, utilisateurId: string): Promise<void> {
  const ici = maintenant()
  await db.jeton.updateMany({ where: { utilisateurId, usage: 'mot_de_passe', utiliseLe: null, expireLe: { gt: ici } }, data: { expireLe: ici } })
  const id = crypto.randomUUID()
  const expireLe = new Date(ici.getTime() + RECUPERATION.lienHeures * 3_600_000)
  await db.jeton.create({ data: { id, empreinte: jetonEmpreinte(jetonOf(id)), utilisateurId, usage: 'mot_de_passe', expireLe } })
  await record(db, { systeme: true }, 'motdepasse.demande', { utilisateurId, jetonId: id })
}

const openLink = (jeton: string) => ({
  empreinte: jetonEmpreinte(jeton),
  usage: 'mot_de_passe' as const,
  utiliseLe: null,
  expireLe: { gt: maintenant() },
  utilisateur: { desactiveLe: null },
})

/** Jusqu’à quand ce lien vaut ; `null` quand il ne vaut plus. Le lire ne l’use pas : une messagerie ouvre les liens avant les personnes. */
export const findLink = async (jeton: string): Promise<Date | null> =>
  (await systemDb('connexion').jeton.findFirst({ where: openLink(jeton), select: { expireLe: true } }))?.expireLe ?? null

/**
 * Change le mot de passe par un lien, qui ne sert plus. N’ouvre pas de session : on se connecte avec le nouveau.
 * @throws `refused` quand le lien ne vaut plus, `invalid` quand le mot de passe ne convient pas.
 */
export async function resetByLink({ jeton, motDePasse }: { jeton: string; motDePasse: string }, ip: string): Promise<{ suite: 'change' }> {
  const db = systemDb('connexion')
  await checkIp(db, ip)
  const lien = await db.jeton.findFirst({ where: openLink(jeton), select: { id: true, utilisateur: { select: MAITRE } } })
  if (!lien) throw refused(PERIME)
  const empreinte = await preparePassword(lien.utilisateur, motDePasse)
  await asSystem('connexion', async (tx) => {
    // Deux onglets à la fois : un seul l’use.
    const { count } = await tx.jeton.updateMany({
      where: { id: lien.id, utiliseLe: null, expireLe: { gt: maintenant() } },
      data: { utiliseLe: maintenant() },
    })
    if (count === 0) throw refused(PERIME)
    await changePasswordIn(tx, lien.utilisateur, empreinte, 'lien')
  })
  return { suite: 'change' }
}
