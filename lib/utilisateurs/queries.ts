import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Db } from '@/lib/data/prisma'
import { saidIn } from './rules'

export type MembreListe = {
  id: string
  prenom: string
  nom: string
  email: string
  civilite: 'madame' | 'monsieur'
  fonction: string | null
  role: 'administrateur' | 'collaborateur'
  portee: 'portefeuille' | 'manuelle'
  etat: 'en_attente' | 'ajoute'
  entreprises: number
  moi: boolean
}

/** Les personnes du compte, par nom ; celles qui sont parties n’y sont plus. */
export async function listMembres(actor: Actor, db: Db, compteId: string): Promise<MembreListe[]> {
  const membres = await db.membre.findMany({
    where: { compteId, etat: { in: ['ajoute', 'en_attente'] } },
    orderBy: [{ utilisateur: { nom: 'asc' } }, { utilisateur: { prenom: 'asc' } }],
    select: {
      id: true,
      role: true,
      portee: true,
      etat: true,
      fonction: true,
      civilite: true,
      nom: true,
      prenom: true,
      telephone: true,
      utilisateur: { select: { id: true, prenom: true, nom: true, email: true, civilite: true, telephone: true } },
      _count: { select: { habilitations: { where: { retireeLe: null } } } },
    },
  })
  return membres.map(({ utilisateur, _count, ...membre }) => ({
    ...membre,
    ...saidIn(membre, utilisateur),
    etat: membre.etat === 'ajoute' ? 'ajoute' : 'en_attente',
    email: utilisateur.email,
    entreprises: _count.habilitations,
    moi: utilisateur.id === actor.utilisateur.id,
  }))
}

/** Combien de personnes la liste d’un compte montre, celles que l’on attend et celles qui sont parties comprises. */
export const countPersonnes = async (db: Db, compteId: string): Promise<number> =>
  (await db.membre.count({ where: { compteId } })) +
  (await db.invitation.count({ where: { compteId, genre: 'utilisateur', accepteeLe: null, annuleeLe: null } }))

/** Les administrateurs du compte, pour dire à qui s’adresser. */
export const administrateursOf = (membres: readonly MembreListe[]): string[] =>
  membres.filter((m) => m.role === 'administrateur' && m.etat === 'ajoute').map((m) => `${m.prenom} ${m.nom}`)

export type CompteListe = {
  comptes: { id: string; nom: string; fonction: string | null; role: 'administrateur' | 'collaborateur' }[]
  telephone: string | null
  telephoneAutre: string | null
  creeLe: Date | null
}

/** Ce que le profil dit de la personne : son téléphone, ses comptes et le rôle qu’elle y tient. */
export async function readProfil(actor: Actor, db: Db): Promise<CompteListe> {
  const [personne, membres] = [
    await db.utilisateur.findUnique({ where: { id: actor.utilisateur.id }, select: { telephone: true, telephoneAutre: true, creeLe: true } }),
    await db.membre.findMany({
      where: { utilisateurId: actor.utilisateur.id, etat: 'ajoute' },
      orderBy: { creeLe: 'asc' },
      select: { compteId: true, fonction: true, role: true, compte: { select: { nom: true } } },
    }),
  ]
  return {
    telephone: personne?.telephone ?? null,
    telephoneAutre: personne?.telephoneAutre ?? null,
    creeLe: personne?.creeLe ?? null,
    comptes: membres.map((m) => ({ id: m.compteId, nom: m.compte.nom, fonction: m.fonction, role: m.role })),
  }
}
