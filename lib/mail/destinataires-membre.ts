import 'server-only'
import { nameOf } from '@/lib/access/titre'
import type { Events } from '@/lib/acts/catalogue'
import { paddedList } from '@/lib/data/padded-list'
import type { Db } from '@/lib/data/prisma'
import { changesOf } from '@/lib/habilitations/changes'
import type { Envoi } from './destinataires'

type Circonstance = { acteurId: string | null; quand: Date }

/** Ce que dit un courriel de ce qu’un administrateur vient de faire de quelqu’un : le compte, lui, et quand. */
async function gesteOf(db: Db, membreId: string, { acteurId, quand }: Circonstance) {
  const membre = await db.membre.findUnique({
    where: { id: membreId },
    select: { compte: { select: { nom: true } }, utilisateur: { select: { id: true, civilite: true } } },
  })
  const par = acteurId && (await db.utilisateur.findUnique({ where: { id: acteurId }, select: { prenom: true, nom: true } }))
  return membre && par ? { utilisateur: membre.utilisateur, geste: { compte: membre.compte.nom, par: nameOf(par), quand } } : null
}

/** À la personne dont le rôle ou les entreprises viennent de changer. Ce qu’elle n’atteint plus se nomme encore : l’envoi ne vise aucune entreprise. */
export async function onHabilitationsChangees(
  db: Db,
  { membreId, avant, apres, donnes, retires }: Events['membre.habilite'],
  circonstance: Circonstance,
): Promise<Envoi<'habilitations-changees'>[]> {
  const lu = await gesteOf(db, membreId, circonstance)
  if (!lu) return []
  const lues = await db.entreprise.findMany({
    where: { siren: { in: paddedList([...donnes, ...retires]) } },
    select: { siren: true, raisonSociale: true },
  })
  const entreprises = lues
    .map(({ siren, raisonSociale }) => ({ siren, nom: raisonSociale, couleur: 1 }))
    .sort((une, autre) => une.nom.localeCompare(autre.nom, 'fr') || une.siren.localeCompare(autre.siren))
  const voix = { qui: '', civilite: lu.utilisateur.civilite, vous: true }
  const changes = changesOf(voix, { ...avant, sirens: retires }, { ...apres, sirens: donnes }, entreprises)
  const donnees = { ...lu.geste, phrases: changes.map(({ phrase }) => phrase) }
  return [{ utilisateurId: lu.utilisateur.id, siren: null, demandeId: null, donnees }]
}

/** À la personne que l’on vient de retirer du compte. */
export async function onAccesRetire(db: Db, { membreId }: { membreId: string }, circonstance: Circonstance): Promise<Envoi<'acces-retire'>[]> {
  const lu = await gesteOf(db, membreId, circonstance)
  return lu ? [{ utilisateurId: lu.utilisateur.id, siren: null, demandeId: null, donnees: lu.geste }] : []
}

/** À qui avait envoyé l’invitation que l’on vient de refuser, tant qu’il administre le compte. */
export async function onInvitationDeclinee(
  db: Db,
  { invitationId }: { invitationId: string },
  { quand }: Circonstance,
): Promise<Envoi<'invitation-declinee'>[]> {
  const lue = await db.invitation.findUnique({
    where: { id: invitationId },
    select: { prenom: true, nom: true, creePar: true, compteId: true, compte: { select: { nom: true } } },
  })
  if (!lue?.compteId || !lue.compte) return []
  const { compteId, creePar: utilisateurId } = lue
  const administre = await db.membre.count({ where: { compteId, utilisateurId, role: 'administrateur', etat: 'ajoute' } })
  const donnees = { qui: nameOf(lue), compte: lue.compte.nom, compteId, quand }
  return administre > 0 ? [{ utilisateurId, siren: null, demandeId: null, donnees }] : []
}
