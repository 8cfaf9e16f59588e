import 'server-only'
import { randomBytes } from 'node:crypto'
import { record } from '@/lib/acts/record'
import { asSystem, systemDb } from '@/lib/data/as-system'
import { keyed, sha256 } from '@/lib/data/champ'
import type { UsageRecuperation } from '@/lib/data/generated/enums'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { normalizeEmail } from '@/lib/ground/email'
import { invalid, refused } from '@/lib/ground/errors'
import { networkOf } from '@/lib/ground/network'
import { changePasswordIn, MAITRE, preparePassword } from './change-password'
import { verifyPassword } from './password'
import { normalizeAnswer, QUESTIONS, QUESTIONS_A_CHOISIR, type Question } from './questions'
import { RECUPERATION } from './rules'
import { checkIp, countUse, giveBackUse } from './throttle'

/** Ce que l’on tape pour être reconnu : son identifiant, ou une de ses entreprises et son nom. */
export type Cle = { usage: 'mot_de_passe'; identifiant: string } | { usage: 'identifiant'; siren: string; nom: string; prenom: string }

/** Un chemin ouvert : ce qu’il ouvrira, et si les réponses étaient justes. */
export type Chemin = { id: string; usage: UsageRecuperation; graine: string; utilisateurId: string | null; reussie: boolean }

const FINI = 'Ce chemin est fermé\u00a0: il vaut un quart d’heure et ne sert qu’une fois. Recommencez depuis la connexion.'

const digest = (secret: string): string => sha256(`recuperation:${secret}`)

/**
 * Ouvre le chemin des questions secrètes, que quelqu’un réponde ou non à ce qui est tapé : le même travail, et trois questions dans tous les cas.
 * @returns le secret que garde le cookie.
 * @throws `refused` quand ce réseau va trop vite.
 */
export async function openRecovery(cle: Cle, ip: string): Promise<string> {
  const db = systemDb('connexion')
  await checkIp(db, ip)
  const candidats = await db.utilisateur.findMany({
    where: { ...whoIs(cle), gestion: null, desactiveLe: null },
    select: { id: true, nom: true, prenom: true },
  })
  const personnes =
    cle.usage === 'mot_de_passe' ? candidats : candidats.filter((un) => fold(un.nom) === fold(cle.nom) && fold(un.prenom) === fold(cle.prenom))
  // Deux homonymes dans une entreprise : on ne sait lequel, et on ne le dit pas.
  const utilisateurId = personnes.length === 1 ? (personnes[0]?.id ?? null) : null
  const secret = randomBytes(32).toString('base64url')
  await db.recuperation.create({
    data: {
      usage: cle.usage,
      graine: keyed('recuperation', seedOf(cle)),
      empreinte: digest(secret),
      utilisateurId,
      expireLe: new Date(maintenant().getTime() + RECUPERATION.minutes * 60_000),
    },
    select: { id: true },
  })
  return secret
}

const fold = (mot: string): string => normalizeAnswer(mot).replace(/[-’']/g, ' ')
const seedOf = (cle: Cle): string =>
  cle.usage === 'mot_de_passe' ? normalizeEmail(cle.identifiant) : `${cle.siren}|${fold(cle.nom)}|${fold(cle.prenom)}`

/** Parmi qui chercher : une adresse, ou les membres des comptes de cette entreprise et du cabinet qui a ce SIREN. Les noms se comparent ensuite, sans accents. */
const whoIs = (cle: Cle) => (cle.usage === 'mot_de_passe' ? { emailNormalise: normalizeEmail(cle.identifiant) } : around(cle.siren))

const around = (siren: string) => {
  const duCompte = { some: { etat: 'ajoute' as const, compte: { rattachements: { some: { siren, detacheLe: null } } } } }
  const duCabinet = { some: { etat: 'ajoute' as const, cabinet: { siren } } }
  return { OR: [{ membres: duCompte }, { membresCabinet: duCabinet }] }
}

/** Le chemin que ce secret ouvre, tant qu’il est ouvert. */
export async function findRecovery(secret: string | undefined): Promise<Chemin | null> {
  if (!secret) return null
  const lue = await systemDb('connexion').recuperation.findUnique({
    where: { empreinte: digest(secret), finieLe: null, expireLe: { gt: maintenant() } },
    select: { id: true, usage: true, graine: true, utilisateurId: true, reussieLe: true },
  })
  return lue && { id: lue.id, usage: lue.usage, graine: lue.graine, utilisateurId: lue.utilisateurId, reussie: lue.reussieLe !== null }
}

/** Les trois questions de ce chemin : celles de la personne, ou trois autres, toujours les mêmes pour ce qui a été tapé. */
export async function listQuestions({ utilisateurId, graine }: Chemin): Promise<Question[]> {
  const siennes = await answersOf(systemDb('connexion'), utilisateurId)
  return siennes.length === QUESTIONS_A_CHOISIR ? siennes.map(({ question }) => question as Question) : decoysOf(graine)
}

/** Sans personne, la même lecture, qui ne trouve rien. */
const answersOf = (db: Db, utilisateurId: string | null) =>
  db.reponseSecrete.findMany({
    where: { utilisateurId: utilisateurId ?? '00000000-0000-0000-0000-000000000000' },
    orderBy: { rang: 'asc' },
    select: { question: true, empreinte: true },
  })

const decoysOf = (graine: string): Question[] =>
  (Object.keys(QUESTIONS) as Question[])
    .map((question) => [keyed('leurre', `${graine}:${question}`), question] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, QUESTIONS_A_CHOISIR)
    .map(([, question]) => question)

/**
 * Juge les trois réponses ensemble : un seul verdict, le même travail pour une personne et pour personne. Cinq échecs du jour ferment ce chemin, et lui seul.
 * @returns le chemin, réussi : il montre l’identifiant, ou fait choisir un mot de passe.
 * @throws `invalid` quand une réponse n’est pas juste, sans dire laquelle ; `refused` quand le chemin est fermé, ou que ce réseau va trop vite.
 */
export async function answerQuestions(secret: string | undefined, reponses: readonly string[], ip: string): Promise<Chemin> {
  const db = systemDb('connexion')
  // Trois empreintes par réponse, même quand le jour est clos : sans cette part, un inconnu y tiendrait tout le calcul.
  await checkIp(db, ip)
  const chemin = await findRecovery(secret)
  if (!chemin || chemin.reussie) throw refused(FINI)
  const compteurs = [
    ['reponses', chemin.utilisateurId ?? chemin.graine, RECUPERATION.reponses],
    ['reponses-reseau', networkOf(ip), RECUPERATION.reponsesReseau],
  ] as const
  const comptes = []
  for (const [usage, valeur, part] of compteurs) comptes.push((await countUse(db, usage, valeur, part)) - part.max)
  const siennes = await answersOf(db, chemin.utilisateurId)
  let justes = siennes.length === QUESTIONS_A_CHOISIR
  for (let i = 0; i < QUESTIONS_A_CHOISIR; i++) {
    const juste = await verifyPassword(siennes[i]?.empreinte ?? null, normalizeAnswer(reponses[i] ?? ''))
    justes = juste && justes
  }
  if (comptes.some((enTrop) => enTrop > 0))
    throw refused('Trop de réponses fausses aujourd’hui\u00a0: ce chemin se rouvre dans 24 heures. Le lien par e-mail reste ouvert.')
  if (!justes || !chemin.utilisateurId) {
    if (comptes[0] === 0 && chemin.utilisateurId) await tellClosed(chemin.utilisateurId)
    throw invalid({ reponse1: 'Ces trois réponses ne vont pas ensemble. Vérifiez-les\u00a0: majuscules, accents et espaces ne comptent pas.' })
  }
  const { utilisateurId } = chemin
  await asSystem('connexion', async (tx) => {
    const { count } = await tx.recuperation.updateMany({
      where: { id: chemin.id, reussieLe: null, finieLe: null },
      data: { reussieLe: maintenant(), expireLe: new Date(maintenant().getTime() + RECUPERATION.minutes * 60_000) },
    })
    if (count === 0) throw refused(FINI)
    for (const [usage, valeur] of compteurs) await giveBackUse(tx, usage, valeur)
    if (chemin.usage === 'identifiant') await record(tx, { systeme: true }, 'identifiant.montre', { utilisateurId })
  })
  return { ...chemin, reussie: true }
}

const tellClosed = (utilisateurId: string) => asSystem('connexion', (tx) => record(tx, { systeme: true }, 'questions.fermees', { utilisateurId }))

/** L’identifiant que montre un chemin réussi ; `null` pour tout autre. */
export async function showIdentifiant(chemin: Chemin | null): Promise<string | null> {
  if (!chemin?.reussie || chemin.usage !== 'identifiant' || !chemin.utilisateurId) return null
  return (await systemDb('connexion').utilisateur.findUnique({ where: { id: chemin.utilisateurId }, select: { email: true } }))?.email ?? null
}

/**
 * Change le mot de passe par un chemin réussi, qui se ferme. N’ouvre pas de session, et le second facteur reste demandé à qui en a un.
 * @throws `refused` quand le chemin n’y mène pas, `invalid` quand le mot de passe ne convient pas.
 */
export async function resetByQuestions(secret: string | undefined, motDePasse: string): Promise<{ suite: 'change' }> {
  const chemin = await findRecovery(secret)
  if (!chemin?.reussie || chemin.usage !== 'mot_de_passe' || !chemin.utilisateurId) throw refused(FINI)
  const maitre = await systemDb('connexion').utilisateur.findUnique({ where: { id: chemin.utilisateurId, desactiveLe: null }, select: MAITRE })
  if (!maitre) throw refused(FINI)
  const empreinte = await preparePassword(maitre, motDePasse)
  await asSystem('connexion', async (tx) => {
    const { count } = await tx.recuperation.updateMany({ where: { id: chemin.id, finieLe: null }, data: { finieLe: maintenant() } })
    if (count === 0) throw refused(FINI)
    await changePasswordIn(tx, maitre, empreinte, 'questions')
  })
  return { suite: 'change' }
}
