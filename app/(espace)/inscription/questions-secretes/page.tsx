import { QuestionsView } from '@/components/inscription/questions-view'
import { page } from '@/doors/page'
import { QUESTIONS } from '@/lib/identite/questions'
import { hasQuestions } from '@/lib/identite/questions-secretes'
import { choisir, remettre } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, search }) => {
  const deja = await hasQuestions(actor.utilisateur.id)
  return {
    titre: deja ? 'Personnaliser mes questions secrètes' : null,
    vue: (
      <QuestionsView action={choisir} postpone={remettre} questions={Object.entries(QUESTIONS)} certifiee={search.fait === 'certifiee'} deja={deja} />
    ),
  }
})
