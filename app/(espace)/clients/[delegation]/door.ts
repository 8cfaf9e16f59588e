import { AccepterForm, ClientParams, ClientSearch, CorrigerForm, RefuserForm } from '@/lib/delegations/schema'

export const page = { right: 'cabinet:voir', locate: 'client', params: ClientParams, search: ClientSearch } as const

export const accepter = { right: 'cabinet:administrer', locate: 'client', schema: AccepterForm } as const
export const refuser = { right: 'cabinet:administrer', locate: 'client', schema: RefuserForm } as const
export const corriger = { right: 'cabinet:administrer', locate: 'client', schema: CorrigerForm } as const
