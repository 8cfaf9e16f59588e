import 'server-only'
import type { Events } from '@/lib/acts/catalogue'
import type { Db, Prisma } from '@/lib/data/prisma'
import { ROLE_NOMS } from '@/lib/access/roles'
import { PHRASES } from '@/lib/demandes/gestion/phrases'
import { titreOf } from '@/lib/demarches/registre'
import { deviceName } from '@/lib/sessions/rules'
import { listAtteignants, listSuiveurs } from '@/lib/notifications/suiveurs'
import type { DonneesDe, Modele } from './catalogue'
import type { DemandeSuivie } from './modeles/demande-suivie'

/** Qui reçoit sans être encore une personne du portail : son adresse n’est pas prouvée. */
export type Inconnu = { prenom: string; nom: string; email: string }

/** Un courriel à écrire : à qui, à propos de quelle entreprise et de quelle demande, avec quoi. */
export type Envoi<M extends Modele> = { siren: string | null; demandeId: string | null; donnees: DonneesDe<M> } & (
  | { utilisateurId: string; inconnu?: undefined }
  | { utilisateurId: null; inconnu: Inconnu }
)

/** L’accusé de réception : à l’auteur, et aux administrateurs du compte quand l’auteur est leur expert-comptable. */
export async function onDemandeEnvoyee(db: Db, { demandeId }: { demandeId: string }): Promise<Envoi<'demande-envoyee'>[]> {
  const demande = await db.demande.findUnique({
    where: { id: demandeId },
    select: {
      numero: true,
      siren: true,
      compteId: true,
      auteurId: true,
      delegationId: true,
      demarche: true,
      envoyeeLe: true,
      entreprise: { select: { raisonSociale: true } },
    },
  })
  if (!demande?.numero || !demande.envoyeeLe) return []
  const { numero, siren, envoyeeLe, auteurId, compteId, delegationId } = demande
  const delegation = delegationId
    ? await db.delegation.findUnique({ where: { id: delegationId }, select: { cabinet: { select: { raisonSociale: true } } } })
    : null
  const commun = {
    numero,
    siren,
    envoyeeLe,
    raisonSociale: demande.entreprise.raisonSociale,
    demarche: titreOf(demande.demarche),
    cabinet: delegation?.cabinet.raisonSociale ?? null,
  }
  // Entre l’envoi et ce courriel, l’auteur a pu perdre l’entreprise, ou le compte la rendre : qui ne l’atteint plus ne reçoit rien.
  const atteignants = await listAtteignants(db, demandeId)
  const administrateurs = delegation ? atteignants.filter(({ id, administre }) => administre === compteId && id !== auteurId) : []
  return [
    ...(atteignants.some(({ id }) => id === auteurId)
      ? [{ utilisateurId: auteurId, siren, demandeId, donnees: { ...commun, pour: 'auteur' as const } }]
      : []),
    ...administrateurs.map(({ id }) => ({ utilisateurId: id, siren, demandeId, donnees: { ...commun, pour: 'administrateur' as const } })),
  ]
}

/** À qui suit la demande, avec ce que le modèle en dit. */
export async function toSuiveurs<M extends Modele>(
  db: Db,
  demandeId: string,
  acteurId: string | null,
  donnees: (d: DemandeSuivie) => DonneesDe<M>,
): Promise<Envoi<M>[]> {
  const demande = await db.demande.findUnique({
    where: { id: demandeId },
    select: { numero: true, siren: true, demarche: true, gestionnaireNom: true, entreprise: { select: { raisonSociale: true } } },
  })
  if (!demande?.numero) return []
  const { numero, siren, gestionnaireNom: par } = demande
  const dites = donnees({ numero, siren, raisonSociale: demande.entreprise.raisonSociale, demarche: titreOf(demande.demarche), par })
  return (await listSuiveurs(db, demandeId, acteurId)).map((utilisateurId) => ({ utilisateurId, siren, demandeId, donnees: dites }))
}

const USUELLES: ReadonlySet<string> = new Set(PHRASES.map(({ libelle }) => libelle))

/** Le nom de ces pièces, quand c’est un nom usuel : un libellé tapé peut nommer un salarié, et aucun courriel ne le fait. */
export async function namePieces(db: Db, pieces: readonly string[]): Promise<(string | null)[]> {
  const lues = await db.piece.findMany({ where: { id: { in: [...pieces] } }, select: { id: true, libelle: true } })
  const libelles = new Map(lues.map(({ id, libelle }) => [id, libelle]))
  return pieces.map((id) => libelles.get(id) ?? null).map((libelle) => (libelle && USUELLES.has(libelle) ? libelle : null))
}

/** À la personne invitée, tant que son lien attend. */
export async function onInvitation(db: Db, { utilisateurId, jetonId }: { utilisateurId: string; jetonId: string }): Promise<Envoi<'invitation'>[]> {
  const jeton = await db.jeton.findFirst({ where: { id: jetonId, utilisateurId, utiliseLe: null }, select: { expireLe: true } })
  return jeton ? [{ utilisateurId, siren: null, demandeId: null, donnees: { jetonId, expireLe: jeton.expireLe } }] : []
}

/** À l’adresse invitée dans un compte, tant que son lien attend. */
export async function onInvitationCompte(db: Db, { invitationId }: { invitationId: string }): Promise<Envoi<'invitation-compte'>[]> {
  const lue = await waitingInvitation(db, invitationId)
  if (!lue?.role) return []
  const { prenom, nom, email, civilite, role, ...reste } = lue
  const donnees = { ...propositionOf(reste), role: ROLE_NOMS[role][civilite] }
  return [{ utilisateurId: null, inconnu: { prenom, nom, email }, siren: null, demandeId: null, donnees }]
}

/** À l’expert-comptable déclaré, tant que son lien attend. */
export async function onInvitationCabinet(db: Db, { invitationId }: { invitationId: string }): Promise<Envoi<'invitation-cabinet'>[]> {
  const lue = await waitingInvitation(db, invitationId)
  if (!lue?.cabinetNom) return []
  const { prenom, nom, email, cabinetNom: cabinet, ...reste } = lue
  return [{ utilisateurId: null, inconnu: { prenom, nom, email }, siren: null, demandeId: null, donnees: { ...propositionOf(reste), cabinet } }]
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
  { invitationId, utilisateurId }: { invitationId: string; utilisateurId: string },
  { quand }: { quand: Date },
): Promise<Envoi<'bienvenue-invite'>[]> {
  const lue = await db.invitation.findUnique({ where: { id: invitationId }, select: { compte: { select: { nom: true } } } })
  return lue ? [{ utilisateurId, siren: null, demandeId: null, donnees: { ou: lue.compte.nom, quand, gestion: false } }] : []
}

/** À qui vient d’entrer dans l’équipe de gestion. */
export const onGestionnaire = async (
  _db: Db,
  { utilisateurId }: { utilisateurId: string },
  { quand }: { quand: Date },
): Promise<Envoi<'bienvenue-invite'>[]> => [
  { utilisateurId, siren: null, demandeId: null, donnees: { ou: 'centre de gestion', quand, gestion: true } },
]

/** À la personne dont la connexion vient d’être ralentie. */
export async function onConnexionBloquee(
  db: Db,
  { utilisateurId, echecs, jetonId }: Events['connexion.bloquee'],
  quand: Date,
): Promise<Envoi<'connexion-bloquee'>[]> {
  const lien = jetonId ? await db.jeton.findFirst({ where: { id: jetonId, utilisateurId, utiliseLe: null }, select: { id: true } }) : null
  return [{ utilisateurId, siren: null, demandeId: null, donnees: { quand, echecs, jetonId: lien?.id ?? null } }]
}

/** À l’adresse d’une inscription, tant que son lien attend ; rien quand elle a déjà un compte. */
export async function onInscription(db: Db, { inscriptionId }: { inscriptionId: string }): Promise<Envoi<'inscription'>[]> {
  const inscription = await db.inscription.findUnique({
    where: { id: inscriptionId, prouveeLe: null },
    select: { email: true, emailNormalise: true, prenom: true, nom: true, expireLe: true },
  })
  if (!inscription || (await ownerOf(db, inscription.emailNormalise))) return []
  const { prenom, nom, email, expireLe } = inscription
  return [{ utilisateurId: null, inconnu: { prenom, nom, email }, siren: null, demandeId: null, donnees: { inscriptionId, expireLe } }]
}

/** Au maître d’une adresse que quelqu’un vient d’inscrire de nouveau. */
export async function onInscriptionConnue(
  db: Db,
  { inscriptionId }: { inscriptionId: string },
  { quand }: { quand: Date },
): Promise<Envoi<'compte-existant'>[]> {
  const inscription = await db.inscription.findUnique({ where: { id: inscriptionId }, select: { emailNormalise: true, prouveeLe: true } })
  const maitre = inscription?.prouveeLe === null ? await ownerOf(db, inscription.emailNormalise) : null
  return maitre ? [{ utilisateurId: maitre.id, siren: null, demandeId: null, donnees: { quand } }] : []
}

const ownerOf = (db: Db, emailNormalise: string) => db.utilisateur.findUnique({ where: { emailNormalise }, select: { id: true } })

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
  const retirees = { some: { siren: donnees.siren, retireeLe: { gte: quand } } }
  const autres = (await listMembres(db, compteId, { OR: [{ portee: 'portefeuille' }, { habilitations: retirees }] })).filter(
    (id) => id !== utilisateurId,
  )
  return autres.map((id) => ({ utilisateurId: id, siren: null, demandeId: null, donnees }))
}

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

/** À qui l’on parle d’un accès, et de quand. */
const aLaPersonne = async (_db: Db, { utilisateurId }: { utilisateurId: string }, { quand }: { quand: Date }) => [
  { utilisateurId, siren: null, demandeId: null, donnees: { quand } },
]
export const onNetEntreprises: (...args: Parameters<typeof aLaPersonne>) => Promise<Envoi<'net-entreprises-relie'>[]> = aLaPersonne
export const onIdentifiantMontre: (...args: Parameters<typeof aLaPersonne>) => Promise<Envoi<'identifiant-montre'>[]> = aLaPersonne
export const onQuestionsFermees: (...args: Parameters<typeof aLaPersonne>) => Promise<Envoi<'questions-fermees'>[]> = aLaPersonne
export const onQuestions: (...args: Parameters<typeof aLaPersonne>) => Promise<Envoi<'questions-changees'>[]> = aLaPersonne

export const onSecondFacteurActive: (...args: Parameters<typeof aLaPersonne>) => Promise<Envoi<'second-facteur-active'>[]> = aLaPersonne
export const onSecondFacteurRetire: (...args: Parameters<typeof aLaPersonne>) => Promise<Envoi<'second-facteur-retire'>[]> = aLaPersonne
export const onCodesSecours: (...args: Parameters<typeof aLaPersonne>) => Promise<Envoi<'codes-secours'>[]> = aLaPersonne

/** À la personne qui vient de fermer son compte : elle n’en a plus, c’est à son adresse que l’on écrit. */
export async function onCompteFerme(db: Db, { utilisateurId }: Events['compte.ferme'], { quand }: { quand: Date }): Promise<Envoi<'compte-ferme'>[]> {
  const fermee = await db.fermeture.findUnique({
    where: { utilisateurId, effaceLe: null },
    select: { effacerLe: true, utilisateur: { select: { prenom: true, nom: true, email: true } } },
  })
  if (!fermee) return []
  return [{ utilisateurId: null, inconnu: fermee.utilisateur, siren: null, demandeId: null, donnees: { quand, effacerLe: fermee.effacerLe } }]
}

const changementOf = (db: Db, { utilisateurId, changementId }: { utilisateurId: string; changementId: string }) =>
  db.changementAdresse.findFirst({
    where: { id: changementId, utilisateurId, annuleLe: null, utilisateur: { desactiveLe: null } },
    select: {
      email: true,
      emailNormalise: true,
      avant: true,
      annulationId: true,
      expireLe: true,
      annulableLe: true,
      confirmeLe: true,
      utilisateur: { select: { prenom: true, nom: true } },
    },
  })

/** À la nouvelle adresse, tant que son lien attend ; rien quand elle a déjà un compte. */
export async function onAdresseAConfirmer(db: Db, donnees: Events['adresse.demandee']): Promise<Envoi<'adresse-a-confirmer'>[]> {
  const lu = await changementOf(db, donnees)
  if (!lu || lu.confirmeLe !== null || (await ownerOf(db, lu.emailNormalise))) return []
  const inconnu = { ...lu.utilisateur, email: lu.email }
  const { changementId } = donnees
  return [{ utilisateurId: null, inconnu, siren: null, demandeId: null, donnees: { changementId, expireLe: lu.expireLe } }]
}

/** À l’ancienne adresse, de quoi annuler tout de suite. */
export async function onAdresseDemandee(
  db: Db,
  donnees: Events['adresse.demandee'],
  { quand }: { quand: Date },
): Promise<Envoi<'adresse-demandee'>[]> {
  const lu = await changementOf(db, donnees)
  if (!lu || lu.confirmeLe !== null) return []
  return [{ utilisateurId: donnees.utilisateurId, siren: null, demandeId: null, donnees: { ...undoOf(lu), quand } }]
}

/** À la nouvelle adresse, désormais l’identifiant. */
export async function onAdresseChangee(db: Db, donnees: Events['adresse.changee'], { quand }: { quand: Date }): Promise<Envoi<'adresse-changee'>[]> {
  return (await changementOf(db, donnees)) ? [{ utilisateurId: donnees.utilisateurId, siren: null, demandeId: null, donnees: { quand } }] : []
}

/** À l’ancienne adresse, qui peut encore l’annuler. */
export async function onAdresseQuittee(db: Db, donnees: Events['adresse.changee'], { quand }: { quand: Date }): Promise<Envoi<'adresse-quittee'>[]> {
  const lu = await changementOf(db, donnees)
  if (!lu) return []
  return [{ utilisateurId: null, inconnu: { ...lu.utilisateur, email: lu.avant }, siren: null, demandeId: null, donnees: { ...undoOf(lu), quand } }]
}

const undoOf = ({ annulationId, annulableLe, email }: { annulationId: string; annulableLe: Date; email: string }) => ({
  annulationId,
  annulableLe,
  nouvelle: email,
})

/** À la personne dont un code de secours vient de servir. */
export const onCodeSecoursUtilise = async (
  _db: Db,
  { utilisateurId, restants }: Events['secours.utilise'],
  { quand }: { quand: Date },
): Promise<Envoi<'code-secours-utilise'>[]> => [{ utilisateurId, siren: null, demandeId: null, donnees: { quand, restants } }]

/** À la personne qui vient d’entrer d’un appareil qu’elle n’avait jamais employé ici. */
export async function onAppareilNouveau(
  db: Db,
  { utilisateurId, sessionId }: Events['appareil.nouveau'],
  { quand }: { quand: Date },
): Promise<Envoi<'nouvel-appareil'>[]> {
  const session = await db.session.findUnique({ where: { id: sessionId, utilisateurId }, select: { appareil: true, lieu: true } })
  if (!session) return []
  return [{ utilisateurId, siren: null, demandeId: null, donnees: { quand, appareil: deviceName(session.appareil), lieu: session.lieu } }]
}

/** À la personne dont le mot de passe vient de changer, d’où qu’elle l’ait changé. */
export const onMotDePasseChange = async (
  _db: Db,
  { utilisateurId, voie }: Events['motdepasse.change'],
  { quand }: { quand: Date },
): Promise<Envoi<'mot-de-passe-change'>[]> => [{ utilisateurId, siren: null, demandeId: null, donnees: { quand, profil: voie === 'profil' } }]

/** Le lien d’un nouveau mot de passe, tant qu’il attend. */
export async function onLienMotDePasse(
  db: Db,
  { utilisateurId, jetonId }: { utilisateurId: string; jetonId: string },
): Promise<Envoi<'lien-mot-de-passe'>[]> {
  const jeton = await db.jeton.findFirst({ where: { id: jetonId, utilisateurId, utiliseLe: null }, select: { expireLe: true } })
  return jeton ? [{ utilisateurId, siren: null, demandeId: null, donnees: { jetonId, expireLe: jeton.expireLe } }] : []
}
