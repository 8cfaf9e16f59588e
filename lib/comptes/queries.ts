import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Db } from '@/lib/data/prisma'
import { demandesOf } from '@/lib/data/reach'
import { getFiche, sirensDuCompte } from '@/lib/entreprises/queries'
import { firstOf } from '@/lib/ground/pages'
import type { Univers } from '@/lib/ground/univers'
import { listAcces } from './qui-y-accede'

/** Les brouillons que montre la suppression ; les autres se comptent. */
const MONTRES = 20

/**
 * Ce que laisse une entreprise que l’on supprime d’un compte : ses brouillons, ses demandes en cours, ceux qui perdront l’accès.
 * @throws `notFound` quand elle n’est pas du compte.
 */
export async function readDetachement(actor: Actor, db: Db, compteId: string, siren: string) {
  const { raisonSociale } = await getFiche(actor, db, compteId, siren)
  const brouillons = await db.demande.findMany({
    where: { AND: [{ siren, compteId, statut: 'a_finaliser', version: { gt: 0 } }, demandesOf(actor, 'demande:lire', siren)] },
    orderBy: { modifieLe: 'desc' },
    take: MONTRES + 1,
    select: { id: true, objet: true, auteurNom: true, modifieLe: true },
  })
  const ici = { compteId, OR: [{ portee: 'portefeuille' as const }, { habilitations: { some: { siren, retireeLe: null } } }] }
  return {
    siren,
    raisonSociale,
    brouillons: firstOf(brouillons, MONTRES),
    demandes: await db.demande.count({
      where: { AND: [{ siren, statut: { notIn: ['a_finaliser', 'traitee'] } }, demandesOf(actor, 'demande:lire', siren)] },
    }),
    membres: await db.membre.count({ where: { ...ici, etat: 'ajoute' } }),
    experts: await db.delegation.count({ where: { ...ici, etat: 'acceptee' } }),
    derniere: (await db.rattachement.count({ where: { compteId, detacheLe: null } })) === 1,
  }
}
export type Detachement = Awaited<ReturnType<typeof readDetachement>>

/** L’entreprise que l’on vient d’ajouter : ce qu’elle couvre, qui y a accès d’office, qui ne l’a pas. */
export type Ajoutee = { siren: string; raisonSociale: string; univers: Univers[]; avec: string[]; sans: string[] }

/** Ce que la confirmation dit d’une entreprise ajoutée ; `null` quand la personne ne l’a pas dans ce compte. */
export async function findAjoutee(actor: Actor, db: Db, compteId: string, siren: string): Promise<Ajoutee | null> {
  if (!sirensDuCompte(actor, compteId).includes(siren)) return null
  const { raisonSociale, univers } = await getFiche(actor, db, compteId, siren)
  const { membres, cabinets } = await listAcces(actor, db, compteId, siren)
  const named = (avec: boolean) => membres.filter(({ voie }) => (voie !== null) === avec).map(({ prenom, nom }) => `${prenom} ${nom}`)
  return { siren, raisonSociale, univers, avec: [...named(true), ...cabinets.map((c) => c.raisonSociale)], sans: named(false) }
}
