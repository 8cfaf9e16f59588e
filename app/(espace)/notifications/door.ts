import { MarquerForm, NotificationsSearch } from '@/lib/notifications/schema'
import { z } from 'zod'

export const page = { right: 'portefeuille:voir', search: NotificationsSearch } as const

export const toutLire = { right: 'portefeuille:voir', schema: z.object({}) } as const

export const marquer = { right: 'portefeuille:voir', schema: MarquerForm } as const
