import 'server-only'
import { nameOf } from '@/lib/access/titre'
import type { Db } from '@/lib/data/prisma'
import { saidIn } from '@/lib/utilisateurs/rules'

/** Qui peut reprendre un brouillon : un membre du compte, et son nom. */
export type Repreneur = { membreId: string; utilisateurId: string; nom: string }

/** Les membres du compte qui atteignent l’entreprise d’un brouillon, son auteur à part. Un expert-comptable n’en voit aucun. */
export async function listRepreneurs(db: Db, { id, compteId, siren }: { id: string; compteId: string; siren: string }): Promise<Repreneur[]> {
  const sien = await db.demande.findUnique({ where: { id }, select: { auteurId: true } })
  const membres = await db.membre.findMany({
    where: { compteId, etat: 'ajoute', ...(sien ? { utilisateurId: { not: sien.auteurId } } : {}) },
    select: {
      id: true,
      role: true,
      portee: true,
      civilite: true,
      nom: true,
      prenom: true,
      telephone: true,
      habilitations: { where: { retireeLe: null, siren }, select: { siren: true } },
      utilisateur: { select: { id: true, civilite: true, nom: true, prenom: true, telephone: true } },
    },
  })
  return membres
    .filter(({ role, portee, habilitations }) => role === 'administrateur' || portee === 'portefeuille' || habilitations.length > 0)
    .map((m) => ({ membreId: m.id, utilisateurId: m.utilisateur.id, nom: nameOf(saidIn(m, m.utilisateur)) }))
    .sort((un, autre) => un.nom.localeCompare(autre.nom, 'fr'))
}
