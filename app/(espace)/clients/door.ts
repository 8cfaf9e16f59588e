import { ClientsSearch } from '@/lib/delegations/schema'

export const page = { right: 'portefeuille:voir', search: ClientsSearch } as const
