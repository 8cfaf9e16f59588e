import { QuestionsProfilForm } from '@/lib/identite/profil-schema'

export const page = { right: 'profil:modifier' } as const

export const changer = {
  right: 'profil:modifier',
  schema: QuestionsProfilForm,
  secrets: ['actuel', 'reponse1', 'reponse2', 'reponse3'],
} as const
