import 'server-only'
import type { Db } from '@/lib/data/prisma'
import { normalizeEmail } from '@/lib/ground/email'
import { notFound } from '@/lib/ground/errors'
import { type PersonneVisee, saidIn } from '@/lib/utilisateurs/rules'
import { cancelIn, type Habilite, inviteIn, type Personne } from './inviter'
import { type Administre, type SurCompte, onCompte } from './acte-compte'

/** Ce qu’un administrateur dit de quelqu’un ; l’adresse, seulement de qui n’est pas encore entré. */
type Saisie = Omit<Personne, 'email'> & { fonction: string; email?: string | undefined }

/** La personne telle qu’elle est désormais visée : une adresse corrigée fait une autre invitation. */
export type Changee = { compteId: string; id: string; suite: 'enregistree' | 'reinvitee' }

/**
 * Change ce que ce compte dit d’une personne : nom montré, téléphone, fonction, gardés sur son adhésion. Ce qu’elle dit d’elle, et son identifiant, ne
 * changent que par elle. Avant sa première connexion, une adresse corrigée annule l’invitation et en envoie une autre.
 * @throws `refused` quand l’adresse corrigée ne peut être invitée ; `notFound` quand elle n’est plus du compte.
 */
export const changePersonne = (visit: Administre<PersonneVisee>, { civilite, nom, prenom, telephone, fonction, email }: Saisie): Promise<Changee> => {
  const dite = { civilite, nom, prenom, telephone, fonction }
  return onCompte(visit, (ici) => (ici.objet.genre === 'membre' ? sayMembre(ici, dite) : correctInvitation(ici, dite, email)))
}

type Dite = Omit<Saisie, 'email'>

const IDENTITE = { civilite: true, nom: true, prenom: true, telephone: true } as const

async function sayMembre({ db, objet: { compteId, id }, note }: SurCompte<PersonneVisee>, { fonction, ...dite }: Dite): Promise<Changee> {
  const membre = await db.membre.findFirst({
    where: { id, compteId, etat: 'ajoute' },
    select: { ...IDENTITE, fonction: true, utilisateur: { select: { id: true, ...IDENTITE } } },
  })
  if (!membre) throw notFound()
  const { utilisateur } = membre
  const avant = { ...saidIn(membre, utilisateur), fonction: membre.fonction }
  const champs = (Object.keys(avant) as (keyof typeof avant)[]).filter((champ) => avant[champ] !== { ...dite, fonction }[champ])
  if (champs.length > 0) {
    // Ce qu’elle dit d’elle-même ne se recopie pas : le jour où elle le change, il change ici aussi.
    const ecrit = <K extends keyof typeof dite>(champ: K) => (dite[champ] === utilisateur[champ] ? null : dite[champ])
    await db.membre.update({
      where: { id },
      data: { civilite: ecrit('civilite'), nom: ecrit('nom'), prenom: ecrit('prenom'), telephone: ecrit('telephone'), fonction },
      select: { id: true },
    })
    await note('membre.modifie', { membreId: id, utilisateurId: utilisateur.id, champs })
  }
  return { compteId, id, suite: 'enregistree' }
}

async function correctInvitation(ici: SurCompte<PersonneVisee>, dite: Dite, email: string | undefined): Promise<Changee> {
  const { db, objet, note } = ici
  const { compteId, id } = objet
  const lue = await waitingOf(db, objet)
  if (email !== undefined && normalizeEmail(email) !== normalizeEmail(lue.email)) {
    await cancelIn(ici, id)
    const { invitationId } = await inviteIn(ici, { ...dite, email }, habiliteOf(lue))
    return { compteId, id: invitationId, suite: 'reinvitee' }
  }
  const champs = (Object.keys(dite) as (keyof typeof dite)[]).filter((champ) => lue[champ] !== dite[champ])
  if (champs.length > 0) {
    await db.invitation.update({ where: { id }, data: dite, select: { id: true } })
    await note('invitation.corrigee', { invitationId: id, champs })
  }
  return { compteId, id, suite: 'enregistree' }
}

async function waitingOf(db: Db, { compteId, id }: PersonneVisee) {
  const lue = await db.invitation.findFirst({
    where: { id, compteId, genre: 'utilisateur', accepteeLe: null, annuleeLe: null },
    select: { ...IDENTITE, fonction: true, email: true, role: true, portee: true, sirens: true },
  })
  if (!lue) throw notFound()
  return lue
}

const habiliteOf = ({ role, portee, sirens }: Awaited<ReturnType<typeof waitingOf>>): Habilite => {
  if (role === 'administrateur') return { role }
  return portee === 'portefeuille' ? { role: 'collaborateur', portee } : { role: 'collaborateur', portee: 'manuelle', sirens }
}
