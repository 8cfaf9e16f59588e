import { z } from 'zod'
import { PageSearch } from '@/lib/listes/pages'

export const NotificationsSearch = z.object({ page: PageSearch })
