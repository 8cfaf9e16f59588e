import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { record } from '@/lib/acts/record'
import { asSystem, systemDb } from '@/lib/data/as-system'
import type { Prisma } from '@/lib/data/prisma'
import { invalid } from '@/lib/ground/errors'
import { hashPassword, verifyPassword } from './password'
import { normalizeAnswer, type Question, weakAnswers } from './questions'
import { wordsOf } from '@/lib/mot-de-passe/rules'

/** Trois questions et leurs réponses, dans l’ordre où elles seront posées. */
export type Choix = readonly { question: Question; reponse: string }[]

/** Vrai quand cette personne a choisi ses questions. */
export const hasQuestions = async (utilisateurId: string): Promise<boolean> =>
  (await systemDb('connexion').reponseSecrete.count({ where: { utilisateurId } })) > 0

/**
 * Garde les trois questions secrètes d’une personne, à la place de celles d’avant ; chaque réponse est hachée à part (security A6).
 * @throws `invalid` quand une réponse se devine, en répète une autre ou est le mot de passe.
 */
export async function chooseQuestions({ actor: { utilisateur, perimetre } }: Visit<'profil:modifier'>, choix: Choix): Promise<{ suite: 'choisies' }> {
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
    await tx.reponseSecrete.deleteMany({ where: { utilisateurId: utilisateur.id } })
    await tx.reponseSecrete.createMany({ data: lignes })
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
