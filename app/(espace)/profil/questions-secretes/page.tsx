import { ChangeQuestionsView } from '@/components/profil/change-questions-view'
import { page } from '@/doors/page'
import { QUESTIONS } from '@/lib/identite/questions'
import { changer } from './actions'
import * as door from './door'

export default page(door.page, async () => ({
  titre: null,
  vue: <ChangeQuestionsView action={changer} questions={Object.entries(QUESTIONS)} />,
}))
