import { QuestionsForm } from '@/components/inscription/questions-form'
import { ProfilePage } from '@/components/profil/profile-page'
import type { FormAction } from '@/lib/ground/form-state'

/** Remplacer ses questions secrètes, en redonnant son mot de passe. */
export const ChangeQuestionsView = ({ action, questions }: { action: FormAction; questions: readonly (readonly [string, string])[] }) => (
  <ProfilePage
    id="questions"
    titre="Changer mes questions secrètes"
    lead="Trois réponses que vous saurez encore dans deux ans, et que vos collègues ignorent. Elles remplacent celles d’avant."
  >
    <QuestionsForm action={action} questions={questions} redemande />
  </ProfilePage>
)
