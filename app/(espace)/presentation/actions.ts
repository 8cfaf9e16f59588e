'use server'
import { form } from '@/doors/form'
import { afterPresentation } from '@/doors/leads'
import { seePresentation } from '@/lib/presentation/see-presentation'
import * as door from './door'

export const voir = form(door.voir, seePresentation, afterPresentation)
