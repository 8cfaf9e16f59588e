import { EntrepriseSearch } from '@/lib/a-faire/schema'
import { SirenParams } from '@/lib/entreprises/schema'

export const page = { right: 'entreprise:voir', locate: 'entreprise', params: SirenParams, search: EntrepriseSearch } as const
