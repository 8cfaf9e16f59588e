'use server'
import { toSecurite } from '@/doors/comptes'
import { form } from '@/doors/form'
import { demandSecondFacteur } from '@/lib/identite/demand-second-facteur'
import * as door from './door'

export const regler = form(door.regler, demandSecondFacteur, toSecurite)
