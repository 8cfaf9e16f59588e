'use server'
import { form } from '@/doors/form'
import { toCourrier } from '@/doors/leads'
import { writeCourrier } from '@/lib/courriers/publish-courrier'
import * as door from './door'

export const publier = form(door.publier, writeCourrier, toCourrier)
