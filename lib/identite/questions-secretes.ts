import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { record } from '@/lib/acts/record'
import { asSystem, systemDb } from '@/lib/data/as-system'
import type { Prisma } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { invalid, refused } from '@/lib/ground/errors'
import { confirmPassword } from './confirm-password'
import { hashPassword, verifyPassword } from './password'
import { normalizeAnswer, type Question, weakAnswers } from './questions'
import { wordsOf } from '@/lib/mot-de-passe/rules'

/** Trois questions et leurs réponses, dans l’ordre où elles seront posées. */
export type Choix = readonly { question: Question; reponse: string }[]

const DEJA = 'Vos questions secrètes sont déjà choisies. Remplacez-les depuis votre profil\u00a0: votre mot de passe vous y sera demandé.'

/** Vrai quand cette personne a choisi ses questions. */
export const hasQuestions = async (utilisateurId: string): Promise<boolean> =>
  (await systemDb('connexion').reponseSecrete.count({ where: { utilisateurId } })) > 0

/**
 * Garde les trois premières questions secrètes d’une personne ; chaque réponse est hachée à part (security A6).
 * @throws `invalid` quand une réponse se devine, en répète une autre ou est le mot de passe ; `refused` quand elle en a déjà : son mot de passe les remplace.
 */
export const chooseQuestions = (visit: Visit<'profil:modifier'>, choix: Choix): Promise<{ suite: 'choisies' }> => keep(visit, choix, true)

/**
 * Remplace les questions secrètes d’une personne, qui redonne son mot de passe (security A6). Les chemins que celles d’avant ont ouverts se ferment.
 * @throws comme `chooseQuestions`, et `invalid` quand le mot de passe est faux, `refused` après trop d’essais.
 */
export async function changeQuestions(visit: Visit<'profil:modifier'>, choix: Choix, actuel: string): Promise<{ suite: 'choisies' }> {
  await confirmPassword(visit, actuel)
  return keep(visit, choix, false)
}

/** @param premieres elles ne remplacent rien. */
async function keep(
  { actor: { utilisateur, perimetre } }: Visit<'profil:modifier'>,
  choix: Choix,
  premieres: boolean,
): Promise<{ suite: 'choisies' }> {
  const faiblesses = weakAnswers(choix, wordsOf({ ...utilisateur, sirens: perimetre.sirens }))
  if (faiblesses) throw invalid(faiblesses)
  const sienne = await systemDb('connexion').utilisateur.findUnique({ where: { id: utilisateur.id }, select: { motDePasse: true } })
  for (const [i, { reponse }] of choix.entries())
    if (await verifyPassword(sienne?.motDePasse ?? null, reponse))
      throw invalid({ [`reponse${i + 1}`]: 'Votre mot de passe n’est pas une réponse\u00a0: donnez celle que vous seul connaissez.' })
  const lignes: Prisma.ReponseSecreteCreateManyInput[] = []
  for (const [i, { question, reponse }] of choix.entries())
    lignes.push({ utilisateurId: utilisateur.id, question, rang: i + 1, empreinte: await hashPassword(normalizeAnswer(reponse)) })
  await asSystem('connexion', async (tx) => {
    // Deux onglets à la fois : le second attend, et voit ce que le premier a choisi.
    await tx.$queryRaw`SELECT id FROM utilisateur WHERE id = ${utilisateur.id}::uuid FOR UPDATE`
    if (premieres && (await tx.reponseSecrete.count({ where: { utilisateurId: utilisateur.id } })) > 0) throw refused(DEJA)
    await tx.reponseSecrete.deleteMany({ where: { utilisateurId: utilisateur.id } })
    await tx.reponseSecrete.createMany({ data: lignes })
    // Qui vient de répondre à celles d’avant n’en tire plus rien.
    await tx.recuperation.updateMany({ where: { utilisateurId: utilisateur.id, finieLe: null }, data: { finieLe: maintenant() } })
    await record(tx, { utilisateur }, 'questions.choisies', { utilisateurId: utilisateur.id })
  })
  return { suite: 'choisies' }
}

/** Remet le choix à plus tard : un rappel attend dans les notifications. */
export const postponeQuestions = ({ actor: { utilisateur } }: Visit<'profil:modifier'>): Promise<{ suite: 'remises' }> =>
  asSystem('connexion', async (tx) => {
    const deja = await tx.evenement.count({ where: { type: 'questions.remises', acteurId: utilisateur.id } })
    if (deja === 0) await record(tx, { utilisateur }, 'questions.remises', { utilisateurId: utilisateur.id })
    return { suite: 'remises' }
  })
