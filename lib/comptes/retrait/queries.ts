import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Db } from '@/lib/data/prisma'
import { demandesOf } from '@/lib/data/reach'
import { firstOf } from '@/lib/ground/pages'
import { listCollegues } from '@/lib/utilisateurs/collegues'
import { readPersonne } from '@/lib/utilisateurs/personnes/queries'
import type { PersonneVisee } from '@/lib/utilisateurs/rules'

/** Les brouillons que montre la page ; les autres se comptent. */
const MONTRES = 20

/** Ce que laisse une personne que l’on retire d’un compte : ses brouillons, ses demandes, et qui peut reprendre les premiers. @throws `notFound`. */
export async function readRetrait(actor: Actor, db: Db, visee: PersonneVisee) {
  const personne = await readPersonne(actor, db, visee)
  if (visee.genre === 'invitation')
    return { ...personne, brouillons: { lignes: [], encore: false }, nombre: 0, demandes: 0, collegues: [], autres: null }
  const { compteId, id } = visee
  const siennes = { compteId, auteur: { membres: { some: { id } } } }
  const a = { AND: [{ ...siennes, statut: 'a_finaliser' as const, version: { gt: 0 } }, demandesOf(actor, 'demande:lire')] }
  const brouillons = await db.demande.findMany({
    where: a,
    orderBy: { modifieLe: 'desc' },
    take: MONTRES + 1,
    select: { id: true, siren: true, objet: true, expireLe: true },
  })
  const sirens = (await db.demande.findMany({ where: a, distinct: ['siren'], select: { siren: true } })).map(({ siren }) => siren)
  const collegues = await listCollegues(db, compteId, sirens, { id: { not: id } })
  return {
    ...personne,
    brouillons: firstOf(brouillons, MONTRES),
    nombre: await db.demande.count({ where: a }),
    demandes: await db.demande.count({ where: { AND: [{ ...siennes, statut: { not: 'a_finaliser' } }, demandesOf(actor, 'demande:lire')] } }),
    collegues: collegues
      .map(({ membreId, utilisateurId, nom }) => ({ id: membreId, nom, moi: utilisateurId === actor.utilisateur.id }))
      .sort((un, autre) => Number(autre.moi) - Number(un.moi)),
    autres: collegues.filter(({ administre }) => administre).length,
  }
}
export type Retrait = Awaited<ReturnType<typeof readRetrait>>
