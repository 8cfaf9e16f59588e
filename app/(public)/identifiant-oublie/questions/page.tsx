import { redirect } from 'next/navigation'
import { AnswersView } from '@/components/recuperation/answers-view'
import { publicPage } from '@/doors/page'
import { currentRecovery } from '@/doors/recuperation'
import { routes } from '@/lib/ground/routes'
import { QUESTIONS } from '@/lib/identite/questions'
import { listQuestions } from '@/lib/identite/recuperation'
import { repondre } from './actions'

export default publicPage({}, async () => {
  const chemin = await currentRecovery()
  if (chemin?.usage !== 'identifiant' || chemin.reussie) redirect(routes.identifiantOublie())
  const questions = (await listQuestions(chemin)).map((question) => QUESTIONS[question])
  return { titre: null, vue: <AnswersView action={repondre} questions={questions} usage="identifiant" /> }
})
