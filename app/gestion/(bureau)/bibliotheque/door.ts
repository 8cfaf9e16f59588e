import { BibliothequeGestionSearch, RetirerModeleForm } from '@/lib/bibliotheque/schema'

export const page = { right: 'gestion:superviser', search: BibliothequeGestionSearch } as const

export const retirer = { right: 'gestion:superviser', schema: RetirerModeleForm } as const
