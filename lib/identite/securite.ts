import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Visit } from '@/lib/access/visit'
import { systemDb } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import type { Reliee, Securite, SecuriteCompte } from '@/lib/utilisateurs/rules'
import { countCodes } from './codes-secours'

/** Ce que le profil dit de ce qui protège l’accès. */
export async function readSecurite({ utilisateur: { id } }: Actor): Promise<Securite> {
  const db = systemDb('connexion')
  const personne = await db.utilisateur.findUniqueOrThrow({ where: { id }, select: { totpSecret: true, totpChangeLe: true } })
  return {
    questions: (await db.reponseSecrete.count({ where: { utilisateurId: id } })) > 0,
    secondFacteur: personne.totpSecret !== null,
    change: personne.totpChangeLe,
    restants: await countCodes(db, id),
    demandePar: await demandedBy(db, id),
    netEntreprises: await db.lienNetEntreprises.count({ where: { utilisateurId: id } }),
  }
}

/** Les identités Net-entreprises qui ouvrent l’accès de cette personne, la dernière venue d’abord. */
export const listReliees = ({ utilisateur: { id } }: Actor): Promise<Reliee[]> =>
  systemDb('connexion').lienNetEntreprises.findMany({
    where: { utilisateurId: id },
    orderBy: { vuLe: 'desc' },
    select: { id: true, creeLe: true, vuLe: true, siret: true },
  })

/** Les comptes dont cette personne est membre qui demandent un second facteur, par leur nom. */
export async function demandedBy(db: Db, utilisateurId: string): Promise<string[]> {
  const comptes = await db.compte.findMany({
    where: { secondFacteurExigeLe: { not: null }, membres: { some: { utilisateurId, etat: 'ajoute' } } },
    orderBy: { nom: 'asc' },
    select: { nom: true },
  })
  return comptes.map(({ nom }) => nom)
}

/** Ce qu’un compte demande à ses membres pour entrer. Un second facteur est à sa personne : on ne dit que combien n’en ont pas. */
export async function readSecuriteCompte({ objet: { compteId } }: Visit<'compte:administrer', { compteId: string }>): Promise<SecuriteCompte> {
  const db = systemDb('connexion')
  const { nom, secondFacteurExigeLe } = await db.compte.findUniqueOrThrow({
    where: { id: compteId },
    select: { nom: true, secondFacteurExigeLe: true },
  })
  const ici = { compteId, etat: 'ajoute' } as const
  return {
    nom,
    exigeLe: secondFacteurExigeLe,
    membres: await db.membre.count({ where: ici }),
    sans: await db.membre.count({ where: { ...ici, utilisateur: { totpSecret: null } } }),
  }
}
