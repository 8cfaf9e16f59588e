import { z } from 'zod'
import { PageSearch } from '@/lib/ground/pages'

export const NotificationsSearch = z.object({ page: PageSearch })
