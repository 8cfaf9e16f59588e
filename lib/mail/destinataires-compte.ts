import 'server-only'
import type { Db, Prisma } from '@/lib/data/prisma'
import { ROLE_NOMS } from '@/lib/access/roles'
import type { Envoi } from './destinataires'

/** À l’adresse invitée dans un compte, tant que son lien attend. */
export async function onInvitationCompte(db: Db, { invitationId }: { invitationId: string }): Promise<Envoi<'invitation-compte'>[]> {
  const lue = await waitingInvitation(db, invitationId)
  if (!lue?.role || !lue.compte) return []
  const { prenom, nom, email, civilite, role, compte, ...reste } = lue
  const donnees = { ...propositionOf({ ...reste, compte }), role: ROLE_NOMS[role][civilite] }
  return [{ utilisateurId: null, inconnu: { prenom, nom, email }, siren: null, demandeId: null, donnees }]
}

/** À l’expert-comptable déclaré, tant que son lien attend. */
export async function onInvitationCabinet(db: Db, { invitationId }: { invitationId: string }): Promise<Envoi<'invitation-cabinet'>[]> {
  const lue = await waitingInvitation(db, invitationId)
  if (!lue?.cabinetNom || !lue.compte) return []
  const { prenom, nom, email, cabinetNom: cabinet, compte, ...reste } = lue
  const donnees = { ...propositionOf({ ...reste, compte }), cabinet }
  return [{ utilisateurId: null, inconnu: { prenom, nom, email }, siren: null, demandeId: null, donnees }]
}

const waitingInvitation = (db: Db, id: string) =>
  db.invitation.findUnique({
    where: { id, accepteeLe: null, annuleeLe: null },
    select: {
      prenom: true,
      nom: true,
      email: true,
      civilite: true,
      role: true,
      cabinetNom: true,
      lienId: true,
      expireLe: true,
      creeParNom: true,
      compte: { select: { nom: true } },
    },
  })

const propositionOf = ({
  lienId,
  expireLe,
  creeParNom,
  compte,
}: {
  lienId: string
  expireLe: Date
  creeParNom: string
  compte: { nom: string }
}) => ({
  lienId,
  expireLe,
  par: creeParNom,
  compte: compte.nom,
})

/** À qui vient d’accepter une invitation de client. */
export async function onInvitationSuivie(
  db: Db,
  { invitationId, utilisateurId }: { invitationId: string | null; utilisateurId: string },
  { quand }: { quand: Date },
): Promise<Envoi<'bienvenue-invite'>[]> {
  if (invitationId === null) return []
  const lue = await db.invitation.findUnique({ where: { id: invitationId }, select: { compte: { select: { nom: true } } } })
  const ou = lue?.compte?.nom
  return ou ? [{ utilisateurId, siren: null, demandeId: null, donnees: { ou, quand, gestion: false } }] : []
}

/** À la personne qui vient de créer son compte. */
export async function onCompteCree(
  db: Db,
  { utilisateurId }: { utilisateurId: string },
  { siren }: { siren: string | null },
): Promise<Envoi<'bienvenue'>[]> {
  const entreprise = await companyOf(db, siren)
  return entreprise ? [{ utilisateurId, siren, demandeId: null, donnees: entreprise }] : []
}

/** Aux administrateurs des autres comptes de la même entreprise. */
export async function onEntreprisePartagee(
  db: Db,
  { utilisateurId, compteId }: { utilisateurId: string; compteId?: string },
  { siren, quand }: { siren: string | null; quand: Date },
): Promise<Envoi<'entreprise-partagee'>[]> {
  const donnees = await changeOf(db, utilisateurId, siren, quand)
  if (!donnees) return []
  const siens = compteId === undefined ? [] : await listMembres(db, compteId, { role: 'administrateur' })
  const autres = (await listAdministrateurs(db, donnees.siren)).filter((id) => id !== utilisateurId && !siens.includes(id))
  return autres.map((id) => ({ utilisateurId: id, siren, demandeId: null, donnees }))
}

/** Aux autres administrateurs du compte où une entreprise vient d’entrer. */
export async function onEntrepriseAjoutee(
  db: Db,
  { utilisateurId, compteId }: { utilisateurId: string; compteId: string },
  { siren, quand }: { siren: string | null; quand: Date },
): Promise<Envoi<'entreprise-ajoutee'>[]> {
  const donnees = await changeOf(db, utilisateurId, siren, quand)
  const autres = (await listMembres(db, compteId, { role: 'administrateur' })).filter((id) => id !== utilisateurId)
  return donnees ? autres.map((id) => ({ utilisateurId: id, siren, demandeId: null, donnees })) : []
}

/** À ceux du compte qui atteignaient l’entreprise qui vient d’en sortir. Elle ne s’atteint plus : l’envoi ne vise aucune entreprise. */
export async function onEntrepriseDetachee(
  db: Db,
  { utilisateurId, compteId }: { utilisateurId: string; compteId: string },
  { siren, quand }: { siren: string | null; quand: Date },
): Promise<Envoi<'entreprise-supprimee'>[]> {
  const donnees = await changeOf(db, utilisateurId, siren, quand)
  if (!donnees) return []
  // La base arrondit l’heure de l’événement à la milliseconde, ce portail la coupe : le droit retiré avec elle peut sembler l’être un millième avant.
  const retirees = { some: { siren: donnees.siren, retireeLe: { gte: new Date(quand.getTime() - 1) } } }
  const autres = (await listMembres(db, compteId, { OR: [{ portee: 'portefeuille' }, { habilitations: retirees }] })).filter(
    (id) => id !== utilisateurId,
  )
  return autres.map((id) => ({ utilisateurId: id, siren: null, demandeId: null, donnees }))
}

/** Aux autres membres d’un compte qui demande désormais un second facteur : ce qui les attend à leur prochaine connexion. */
export async function onSecondFacteurExige(
  db: Db,
  donnees: { utilisateurId: string; compteId: string },
  { quand }: { quand: Date },
): Promise<Envoi<'second-facteur-exige'>[]> {
  const regle = await regleOf(db, donnees, quand)
  if (!regle) return []
  const actifs = await db.utilisateur.findMany({
    where: { id: { in: await listAutres(db, donnees, {}) } },
    select: { id: true, totpSecret: true },
  })
  return actifs.map(({ id, totpSecret }) => ({ utilisateurId: id, siren: null, demandeId: null, donnees: { ...regle, active: totpSecret !== null } }))
}

/** Aux autres administrateurs d’un compte qui ne demande plus de second facteur. */
export async function onSecondFacteurLibere(
  db: Db,
  donnees: { utilisateurId: string; compteId: string },
  { quand }: { quand: Date },
): Promise<Envoi<'second-facteur-libere'>[]> {
  const regle = await regleOf(db, donnees, quand)
  const autres = await listAutres(db, donnees, { role: 'administrateur' })
  return regle ? autres.map((id) => ({ utilisateurId: id, siren: null, demandeId: null, donnees: regle })) : []
}

/** Le compte réglé, par qui, et quand. */
async function regleOf(db: Db, { utilisateurId, compteId }: { utilisateurId: string; compteId: string }, quand: Date) {
  const compte = await db.compte.findUnique({ where: { id: compteId }, select: { nom: true } })
  const qui = await db.utilisateur.findUnique({ where: { id: utilisateurId }, select: { prenom: true, nom: true } })
  return compte && qui ? { compte: compte.nom, qui: `${qui.prenom} ${qui.nom}`, quand } : null
}

const listAutres = async (
  db: Db,
  { utilisateurId, compteId }: { utilisateurId: string; compteId: string },
  tels: Prisma.MembreWhereInput,
): Promise<string[]> => (await listMembres(db, compteId, tels)).filter((id) => id !== utilisateurId)

/** Ce que l’on dit d’une entreprise qui entre quelque part ou en sort : elle, quand, et par qui. */
async function changeOf(db: Db, utilisateurId: string, siren: string | null, quand: Date) {
  const entreprise = await companyOf(db, siren)
  const qui = await db.utilisateur.findUnique({ where: { id: utilisateurId }, select: { prenom: true, nom: true } })
  return entreprise && qui ? { ...entreprise, quand, qui: `${qui.prenom} ${qui.nom}` } : null
}

/** Les membres d’un compte qui sont ainsi. */
const listMembres = async (db: Db, compteId: string, tels: Prisma.MembreWhereInput): Promise<string[]> =>
  (await db.membre.findMany({ where: { compteId, etat: 'ajoute', ...tels }, select: { utilisateurId: true } })).map((m) => m.utilisateurId)

/** Aux administrateurs d’une entreprise pour laquelle trop de numéros faux ont été essayés. */
export async function onCertificationFermee(
  db: Db,
  { siren }: { siren: string },
  { quand }: { quand: Date },
): Promise<Envoi<'certification-fermee'>[]> {
  const entreprise = await companyOf(db, siren)
  if (!entreprise) return []
  return (await listAdministrateurs(db, siren)).map((utilisateurId) => ({ utilisateurId, siren, demandeId: null, donnees: { ...entreprise, quand } }))
}

/** À la personne qui avait écrit qu’elle n’arrivait plus à certifier son entreprise. */
export async function onCertificationRouverte(db: Db, { reouvertureId }: { reouvertureId: string }): Promise<Envoi<'certification-rouverte'>[]> {
  const lue = await db.reouverture.findUnique({ where: { id: reouvertureId }, select: { utilisateurId: true, siren: true } })
  return lue ? [{ utilisateurId: lue.utilisateurId, siren: null, demandeId: null, donnees: { siren: lue.siren } }] : []
}

const companyOf = (db: Db, siren: string | null) =>
  siren === null ? null : db.entreprise.findUnique({ where: { siren }, select: { siren: true, raisonSociale: true } })

/** Les administrateurs de tous les comptes où cette entreprise est rattachée. */
async function listAdministrateurs(db: Db, siren: string): Promise<string[]> {
  const membres = await db.membre.findMany({
    where: { role: 'administrateur', etat: 'ajoute', compte: { rattachements: { some: { siren, detacheLe: null } } } },
    select: { utilisateurId: true },
    distinct: ['utilisateurId'],
  })
  return membres.map(({ utilisateurId }) => utilisateurId)
}
