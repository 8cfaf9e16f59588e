import { ClientParams, RenoncerForm } from '@/lib/delegations/schema'

export const page = { right: 'cabinet:administrer', locate: 'client', params: ClientParams } as const

export const renoncer = { right: 'cabinet:administrer', locate: 'client', schema: RenoncerForm } as const
