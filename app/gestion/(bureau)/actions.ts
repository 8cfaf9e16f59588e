'use server'
import { form } from '@/doors/form'
import { toBannette } from '@/doors/leads'
import { takeSelection } from '@/lib/demandes/gestion/take-demande'
import * as door from './door'

export const prendre = form(door.prendre, takeSelection, toBannette)
