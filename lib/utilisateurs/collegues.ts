import 'server-only'
import { nameOf } from '@/lib/access/titre'
import type { Db, Prisma } from '@/lib/data/prisma'
import { saidIn } from './rules'

/** Un membre d’un compte à qui l’on peut passer quelque chose, sous le nom que le compte lui donne. */
export type Collegue = { membreId: string; utilisateurId: string; nom: string; administre: boolean }

/** Les membres du compte qui atteignent toutes ces entreprises, par leur nom. @param qui lesquels : tous, sauf celui dont on passe les affaires. */
export async function listCollegues(db: Db, compteId: string, sirens: readonly string[], qui: Prisma.MembreWhereInput): Promise<Collegue[]> {
  const membres = await db.membre.findMany({
    where: { AND: [{ compteId, etat: 'ajoute' }, qui] },
    select: {
      id: true,
      role: true,
      portee: true,
      civilite: true,
      nom: true,
      prenom: true,
      telephone: true,
      habilitations: { where: { retireeLe: null, siren: { in: [...sirens] } }, select: { siren: true } },
      utilisateur: { select: { id: true, civilite: true, nom: true, prenom: true, telephone: true } },
    },
  })
  return membres
    .filter(({ role, portee, habilitations }) => role === 'administrateur' || portee === 'portefeuille' || habilitations.length === sirens.length)
    .map((m) => ({ membreId: m.id, utilisateurId: m.utilisateur.id, nom: nameOf(saidIn(m, m.utilisateur)), administre: m.role === 'administrateur' }))
    .sort((un, autre) => un.nom.localeCompare(autre.nom, 'fr'))
}
