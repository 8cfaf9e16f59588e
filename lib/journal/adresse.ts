import { addressOf } from '@/lib/ground/adresse'
import { routes } from '@/lib/ground/routes'
import type { JournalSearch } from './schema'

const criteresOf = ({ q, famille, du, au }: Partial<JournalSearch>) => ({ q, famille, du, au })

/** L’adresse du journal d’un compte pour cette recherche. */
export const journalAddress = (compteId: string, search: Partial<JournalSearch>): string =>
  addressOf(routes.journal(compteId), { ...criteresOf(search), page: search.page })

/** L’adresse de son fichier CSV : toutes ses pages. */
export const journalExport = (compteId: string, search: Partial<JournalSearch>): string =>
  addressOf(routes.exportJournal(compteId), criteresOf(search))
