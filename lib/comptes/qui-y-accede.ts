import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Univers } from '@/lib/ground/univers'
import type { Db } from '@/lib/data/prisma'
import { sirensDuCompte } from '@/lib/entreprises/queries'

/** Une personne du compte devant une entreprise : elle y a accès ou non, par tout le portefeuille ou parce qu’on la lui a donnée. */
export type AccesMembre = {
  id: string
  prenom: string
  nom: string
  civilite: 'madame' | 'monsieur'
  role: 'administrateur' | 'collaborateur'
  voie: 'portefeuille' | 'donnee' | null
}
/** Un cabinet qui y a accès par ce compte. */
export type AccesCabinet = { id: string; raisonSociale: string; univers: Univers[]; lectureSeule: boolean; voie: 'portefeuille' | 'donnee' }

/**
 * Qui, dans ce compte, a accès à cette entreprise, et qui ne l’a pas : ses membres, puis ses cabinets. Vide quand la personne ne la voit pas.
 */
export async function listAcces(
  actor: Actor,
  db: Db,
  compteId: string,
  siren: string,
): Promise<{ membres: AccesMembre[]; cabinets: AccesCabinet[] }> {
  if (!sirensDuCompte(actor, compteId).includes(siren)) return { membres: [], cabinets: [] }
  const habilitations = { where: { siren, retireeLe: null }, select: { id: true } } as const
  const membres = await db.membre.findMany({
    where: { compteId, etat: 'ajoute' },
    orderBy: [{ role: 'asc' }, { utilisateur: { nom: 'asc' } }, { utilisateur: { prenom: 'asc' } }],
    select: { id: true, role: true, portee: true, utilisateur: { select: { prenom: true, nom: true, civilite: true } }, habilitations },
  })
  const delegations = await db.delegation.findMany({
    where: { compteId, etat: 'acceptee' },
    orderBy: { demandeeLe: 'asc' },
    select: { id: true, portee: true, univers: true, lectureSeule: true, cabinet: { select: { raisonSociale: true } }, habilitations },
  })
  const voieOf = ({ portee, habilitations: donnees }: { portee: string; habilitations: unknown[] }) =>
    portee === 'portefeuille' ? 'portefeuille' : donnees.length > 0 ? 'donnee' : null
  return {
    membres: membres.map((m) => ({ id: m.id, role: m.role, ...m.utilisateur, voie: voieOf(m) })),
    cabinets: delegations.flatMap((d) => {
      const voie = voieOf(d)
      return voie ? [{ id: d.id, raisonSociale: d.cabinet.raisonSociale, univers: d.univers, lectureSeule: d.lectureSeule, voie }] : []
    }),
  }
}
