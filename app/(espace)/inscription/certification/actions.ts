'use server'
import { form } from '@/doors/form'
import { afterCertification } from '@/doors/inscription'
import { certifyEntreprise } from '@/lib/identite/certification'
import * as door from './door'

export const certifier = form(door.certifier, certifyEntreprise, afterCertification)
