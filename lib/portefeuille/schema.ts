import { z } from 'zod'
import { PageSearch, TextSearch } from '@/lib/ground/pages'

/** Choisir l’entreprise au nom de laquelle on écrit. */
export const ContactSearch = z.object({ q: TextSearch, page: PageSearch })
