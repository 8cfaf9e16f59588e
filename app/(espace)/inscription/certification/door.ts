import { CertificationForm } from '@/lib/identite/schema'

export const page = { right: 'compte:creer' } as const

export const certifier = { right: 'compte:creer', schema: CertificationForm } as const
