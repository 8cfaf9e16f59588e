import { CompteParams } from '@/lib/entreprises/schema'
import { JournalSearch } from '@/lib/journal/schema'

export const page = { right: 'compte:administrer', locate: 'compte', params: CompteParams, search: JournalSearch } as const
