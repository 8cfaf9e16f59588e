import { InvitationParams } from '@/lib/identite/schema'

export const rejoindre = { right: 'invitation:accepter', schema: InvitationParams } as const
