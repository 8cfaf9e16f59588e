'use server'
import { form } from '@/doors/form'
import { readAll } from '@/lib/notifications/read-all'
import * as door from './door'

export const toutLire = form(
  door.toutLire,
  ({ actor }) => readAll(actor),
  (suite) => suite,
)
