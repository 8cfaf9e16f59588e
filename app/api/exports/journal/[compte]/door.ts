import { CompteParams } from '@/lib/entreprises/schema'
import { JournalSearch } from '@/lib/journal/schema'

export const GET = { right: 'compte:administrer', locate: 'compte', params: CompteParams, search: JournalSearch } as const
