import { VoirCommeForm } from '@/lib/comptes/schema'

export const commencer = { right: 'compte:administrer', locate: 'compte', schema: VoirCommeForm } as const
