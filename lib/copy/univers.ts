import type { Univers } from '@/lib/access/actor'

export const UNIVERS_NOMS = { sante: 'Santé', prevoyance: 'Prévoyance', retraite: 'Retraite' } as const satisfies Record<Univers, string>
