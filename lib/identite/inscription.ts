import 'server-only'
import { record } from '@/lib/acts/record'
import { asSystem, systemDb } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { normalizeEmail } from '@/lib/ground/email'
import { invalid, refused } from '@/lib/ground/errors'
import { arriveeOfInscription, giveToInscription, linkArrivee } from './arrivee'
import { judgePassword } from './judge-password'
import { jetonEmpreinte, jetonOf } from './jeton'
import { hashPassword, verifyPassword } from './password'
import { CONDITIONS, INSCRIPTION } from './rules'
import { checkIp, countUse } from './throttle'

/** Ce qu’une personne dit d’elle à la première étape ; le téléphone en E.164. */
export type Inscrit = {
  civilite: 'madame' | 'monsieur'
  nom: string
  prenom: string
  telephone: string
  fonction: string
  email: string
  motDePasse: string
}

/** Une inscription dont le lien attend : à qui dire bonjour, et l’adresse qu’il prouve. */
export type Attente = { id: string; prenom: string; email: string }

const ARRIVEE_PERIMEE =
  'Votre passage par Net-entreprises date de plus d’une demi-heure. Recommencez-le depuis la connexion, ou créez votre compte sans lui.'
const PERIME = 'Ce lien a déjà servi, ou n’est plus valable. Recommencez l’inscription\u00a0: vous en recevrez un autre.'

/**
 * Commence une inscription : un lien part à l’adresse donnée, et rien n’est ouvert avant qu’il le soit. La réponse, et le travail, sont les mêmes que
 * l’adresse ait déjà un compte ou non (ASVS V6.3.8) : seul le courriel, à son maître, le dit.
 * @param arrivee le secret d’une arrivée de Net-entreprises : son identité se reliera à la personne.
 * @throws `invalid` quand le mot de passe se devine, `refused` quand on va trop vite ou que l’arrivée n’attend plus.
 */
export async function startInscription({ motDePasse, ...inscrit }: Inscrit, ip: string, arrivee?: string): Promise<{ email: string }> {
  const db = systemDb('connexion')
  await checkIp(db, ip)
  const faiblesse = await judgePassword(motDePasse, inscrit)
  if (faiblesse) throw invalid({ motDePasse: faiblesse })
  const emailNormalise = normalizeEmail(inscrit.email)
  const empreinteMotDePasse = await hashPassword(motDePasse)
  const id = crypto.randomUUID()
  await asSystem('connexion', async (tx) => {
    const part = { max: INSCRIPTION.courrielsParHeure, secondes: 3_600 }
    const part3 = await countUse(tx, 'inscription', emailNormalise, part)
    await tx.inscription.create({
      data: {
        ...inscrit,
        id,
        emailNormalise,
        empreinte: jetonEmpreinte(jetonOf(id)),
        motDePasse: empreinteMotDePasse,
        conditions: CONDITIONS.version,
        expireLe: new Date(maintenant().getTime() + INSCRIPTION.lienHeures * 3_600_000),
      },
    })
    if (arrivee !== undefined && !(await giveToInscription(tx, arrivee, id))) throw refused(ARRIVEE_PERIMEE)
    // Au-delà, la boîte d’un autre ne sert pas à l’importuner : la réponse reste la même, et le lien d’avant vaut toujours.
    if (part3 <= part.max) await record(tx, { systeme: true }, 'inscription.commencee', { inscriptionId: id })
  })
  return { email: inscrit.email }
}

/** L’inscription de ce lien, tant qu’il attend. La lire ne l’use pas : une messagerie ouvre les liens avant les personnes. */
export const findInscription = async (jeton: string): Promise<Attente | null> => {
  const lue = await findOpen(systemDb('connexion'), jeton)
  return lue && { id: lue.id, prenom: lue.prenom, email: lue.email }
}

const findOpen = (db: Db, jeton: string) =>
  db.inscription.findFirst({
    where: { empreinte: jetonEmpreinte(jeton), prouveeLe: null, expireLe: { gt: maintenant() }, essais: { lt: INSCRIPTION.essais } },
    select: { id: true, email: true, emailNormalise: true, civilite: true, nom: true, prenom: true, telephone: true, motDePasse: true },
  })

/**
 * Prouve l’adresse d’une inscription : le lien, et le mot de passe choisi avec lui. Sans ce mot de passe, qui inscrirait l’adresse d’un autre se
 * ferait ouvrir par lui un compte dont il a la clé. La personne existe alors, sans entreprise ; jamais rien n’est écrit sur une personne qui existe.
 * @returns l’identifiant avec lequel se connecter.
 * @throws `refused` quand le lien ne vaut plus ou que l’adresse a déjà un compte, `invalid` quand le mot de passe n’est pas celui choisi.
 */
export async function proveAddress({ jeton, motDePasse }: { jeton: string; motDePasse: string }, ip: string): Promise<{ identifiant: string }> {
  const db = systemDb('connexion')
  await checkIp(db, ip)
  const ouverte = await findOpen(db, jeton)
  if (!ouverte) throw refused(PERIME)
  // Compté avant d’être jugé : dix essais ensemble n’en font pas onze.
  const { count } = await db.inscription.updateMany({
    where: { id: ouverte.id, essais: { lt: INSCRIPTION.essais } },
    data: { essais: { increment: 1 } },
  })
  if (count === 0) throw refused(PERIME)
  if (!(await verifyPassword(ouverte.motDePasse, motDePasse)))
    throw invalid({ motDePasse: 'Ce n’est pas le mot de passe choisi à l’inscription. Vérifiez la touche Majuscule, ou recommencez l’inscription.' })
  const { id, emailNormalise, ...personne } = ouverte
  await asSystem('connexion', async (tx) => {
    const maintenantDit = maintenant()
    const { count: prouvee } = await tx.inscription.updateMany({
      where: { id, prouveeLe: null, expireLe: { gt: maintenantDit } },
      data: { prouveeLe: maintenantDit },
    })
    if (prouvee === 0) throw refused(PERIME)
    const { count: nouvelle } = await tx.utilisateur.createMany({ data: [{ ...personne, emailNormalise }], skipDuplicates: true })
    if (nouvelle === 0) throw refused('Cette adresse a déjà un compte\u00a0: connectez-vous, ou choisissez «\u00a0Mot de passe oublié\u202f?\u00a0».')
    const { id: utilisateurId } = await tx.utilisateur.findUniqueOrThrow({ where: { emailNormalise }, select: { id: true } })
    // Le mot de passe est désormais à la personne seule : l’empreinte d’ici ne servirait plus qu’à qui la vole.
    await tx.inscription.update({ where: { id }, data: { utilisateurId, motDePasse: '' }, select: { id: true } })
    const arrivee = await arriveeOfInscription(tx, id)
    if (arrivee) await linkArrivee(tx, arrivee, utilisateurId)
    // Les autres, pour la même adresse, n’ont plus rien à ouvrir.
    await tx.inscription.updateMany({ where: { emailNormalise, prouveeLe: null }, data: { expireLe: maintenantDit } })
    await record(tx, { systeme: true }, 'inscription.prouvee', { utilisateurId })
  })
  return { identifiant: personne.email }
}
