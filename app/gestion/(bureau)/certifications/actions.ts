'use server'
import { form } from '@/doors/form'
import { toCertifications } from '@/doors/inscription'
import { reopenCertification } from '@/lib/identite/reouverture'
import * as door from './door'

export const rouvrir = form(door.rouvrir, reopenCertification, toCertifications)
