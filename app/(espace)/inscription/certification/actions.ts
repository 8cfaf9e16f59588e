'use server'
import { form } from '@/doors/form'
import { afterCertification } from '@/doors/inscription'
import { certifyBySiret, certifyEntreprise } from '@/lib/identite/certification'
import * as door from './door'

export const certifier = form(door.certifier, certifyEntreprise, afterCertification)
export const prouver = form(door.prouver, certifyBySiret, afterCertification)
