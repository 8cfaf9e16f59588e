import { ClientsSearch } from '@/lib/delegations/schema'

export const page = { right: 'cabinet:voir', search: ClientsSearch } as const
