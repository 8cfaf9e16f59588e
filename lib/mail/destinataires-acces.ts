import 'server-only'
import type { Events } from '@/lib/acts/catalogue'
import type { Db } from '@/lib/data/prisma'
import { deviceName } from '@/lib/sessions/rules'
import type { Envoi } from './destinataires'

/** À la personne invitée, tant que son lien attend. */
export async function onInvitation(db: Db, { utilisateurId, jetonId }: { utilisateurId: string; jetonId: string }): Promise<Envoi<'invitation'>[]> {
  const jeton = await db.jeton.findFirst({ where: { id: jetonId, utilisateurId, utiliseLe: null }, select: { expireLe: true } })
  return jeton ? [{ utilisateurId, siren: null, demandeId: null, donnees: { jetonId, expireLe: jeton.expireLe } }] : []
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

/** À qui l’on parle d’un accès, et de quand. */
const aLaPersonne = async (_db: Db, { utilisateurId }: { utilisateurId: string }, { quand }: { quand: Date }) => [
  { utilisateurId, siren: null, demandeId: null, donnees: { quand } },
]

export const onNetEntreprises: (...args: Parameters<typeof aLaPersonne>) => Promise<Envoi<'net-entreprises-relie'>[]> = aLaPersonne

export const onNetEntreprisesDelie: (...args: Parameters<typeof aLaPersonne>) => Promise<Envoi<'net-entreprises-delie'>[]> = aLaPersonne

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
