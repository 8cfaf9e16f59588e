'use server'
import { form } from '@/doors/form'
import { toProfil } from '@/doors/profil'
import { unlinkNetEntreprises } from '@/lib/identite/unlink-net-entreprises'
import * as door from './door'

export const delier = form(door.delier, unlinkNetEntreprises, toProfil('net-entreprises'))
