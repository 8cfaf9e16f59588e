import type { Univers } from '@/lib/ground/univers'

export const UNIVERS_NOMS = { sante: 'Santé', prevoyance: 'Prévoyance', retraite: 'Retraite' } as const satisfies Record<Univers, string>
