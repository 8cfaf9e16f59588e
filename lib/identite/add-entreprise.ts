import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { record } from '@/lib/acts/record'
import { asSystem, systemDb } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import { invalid, notFound } from '@/lib/ground/errors'
import { type Echec, type Preuve, proveNumero } from './certification'

/** Ce qu’il advient d’une entreprise que l’on ajoute : la voici dans le compte, ou ce qu’il reste d’essais. */
export type Ajout = { suite: 'ajoutee'; compteId: string; siren: string } | Echec

/** Les couleurs d’un compte, de 1 à celle-ci. */
const COULEURS = 8

/**
 * Ajoute à un compte une entreprise que prouve son numéro. Ce qui est « sur l’ensemble du portefeuille » s’étend à elle. Les administrateurs de ses autres
 * comptes en sont prévenus, ceux de celui-ci aussi.
 * @throws `invalid` quand elle y est déjà  ; `notFound` quand la personne n’administre plus ce compte.
 */
export async function addEntreprise(
  { actor: { utilisateur }, objet: { compteId } }: Visit<'compte:administrer', { compteId: string }>,
  preuve: Preuve,
): Promise<Ajout> {
  const { siren } = preuve
  if (await isThere(systemDb('connexion'), compteId, siren)) throw already()
  const jugee = await proveNumero(utilisateur.id, preuve)
  if (jugee.suite !== 'prouvee') return jugee
  await asSystem('connexion', async (tx) => {
    // L’un après l’autre : le droit, la place et la couleur se lisent une fois le compte tenu.
    await tx.$queryRaw`SELECT id FROM compte WHERE id = ${compteId}::uuid FOR UPDATE`
    const administre = { compteId, utilisateurId: utilisateur.id, role: 'administrateur', etat: 'ajoute' } as const
    const membre = await tx.membre.findFirst({ where: administre, select: { id: true } })
    if (!membre) throw notFound()
    await jugee.giveBack(tx)
    if (await isThere(tx, compteId, siren)) throw already()
    const couleur = await nextCouleur(tx, compteId)
    await tx.rattachement.create({ data: { compteId, siren, couleur, certifiePar: utilisateur.id, certifieVoie: 'numero_entreprise' } })
    const ici = { siren, compteId, membreId: membre.id }
    await record(tx, { utilisateur }, 'entreprise.ajoutee', { utilisateurId: utilisateur.id, compteId, voie: 'numero_entreprise' }, ici)
  })
  return { suite: 'ajoutee', compteId, siren }
}

const already = () => invalid({ siren: 'Cette entreprise est déjà dans votre compte.' })

const isThere = async (db: Db, compteId: string, siren: string): Promise<boolean> =>
  (await db.rattachement.count({ where: { compteId, siren, detacheLe: null } })) > 0

/** La couleur la moins portée du compte. */
async function nextCouleur(tx: Db, compteId: string): Promise<number> {
  const portees = await tx.rattachement.groupBy({ by: ['couleur'], where: { compteId, detacheLe: null }, _count: true })
  const count = (couleur: number) => portees.find((une) => une.couleur === couleur)?._count ?? 0
  return Array.from({ length: COULEURS }, (_, i) => i + 1).reduce((moins, une) => (count(une) < count(moins) ? une : moins))
}
