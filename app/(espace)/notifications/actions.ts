'use server'
import { form } from '@/doors/form'
import { toNotifications } from '@/doors/leads'
import { markNotification } from '@/lib/notifications/mark-notification'
import { readAll } from '@/lib/notifications/read-all'
import * as door from './door'

export const toutLire = form(door.toutLire, readAll, toNotifications)
export const marquer = form(door.marquer, markNotification, toNotifications)
