import { RechercheForm } from '@/lib/recherche/schema'

export const POST = { right: 'portefeuille:voir', schema: RechercheForm, lit: true } as const
