import 'server-only'
import type { Db } from '@/lib/data/prisma'
import { PHRASES } from '@/lib/demandes/gestion/phrases'
import { titreOf } from '@/lib/demarches/registre'
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

/** À la personne dont la connexion vient d’être ralentie. */
export const onConnexionBloquee = async (
  _db: Db,
  { utilisateurId, echecs }: { utilisateurId: string; echecs: number },
  quand: Date,
): Promise<Envoi<'connexion-bloquee'>[]> => [{ utilisateurId, siren: null, demandeId: null, donnees: { quand, echecs } }]

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
  { utilisateurId }: { utilisateurId: string },
  { siren, quand }: { siren: string | null; quand: Date },
): Promise<Envoi<'entreprise-partagee'>[]> {
  const entreprise = await companyOf(db, siren)
  const qui = await db.utilisateur.findUnique({ where: { id: utilisateurId }, select: { prenom: true, nom: true } })
  if (!entreprise || !qui) return []
  const donnees = { ...entreprise, quand, qui: `${qui.prenom} ${qui.nom}` }
  const autres = (await listAdministrateurs(db, entreprise.siren)).filter((id) => id !== utilisateurId)
  return autres.map((id) => ({ utilisateurId: id, siren, demandeId: null, donnees }))
}

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
export const onMotDePasseChange: (...args: Parameters<typeof aLaPersonne>) => Promise<Envoi<'mot-de-passe-change'>[]> = aLaPersonne
export const onNetEntreprises: (...args: Parameters<typeof aLaPersonne>) => Promise<Envoi<'net-entreprises-relie'>[]> = aLaPersonne
export const onIdentifiantMontre: (...args: Parameters<typeof aLaPersonne>) => Promise<Envoi<'identifiant-montre'>[]> = aLaPersonne
export const onQuestionsFermees: (...args: Parameters<typeof aLaPersonne>) => Promise<Envoi<'questions-fermees'>[]> = aLaPersonne
export const onQuestions: (...args: Parameters<typeof aLaPersonne>) => Promise<Envoi<'questions-changees'>[]> = aLaPersonne

/** Le lien d’un nouveau mot de passe, tant qu’il attend. */
export async function onLienMotDePasse(
  db: Db,
  { utilisateurId, jetonId }: { utilisateurId: string; jetonId: string },
): Promise<Envoi<'lien-mot-de-passe'>[]> {
  const jeton = await db.jeton.findFirst({ where: { id: jetonId, utilisateurId, utiliseLe: null }, select: { expireLe: true } })
  return jeton ? [{ utilisateurId, siren: null, demandeId: null, donnees: { jetonId, expireLe: jeton.expireLe } }] : []
}
