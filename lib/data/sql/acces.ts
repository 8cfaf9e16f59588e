import 'server-only'
import type { Acces } from '@/lib/access/actor'
import type { Right } from '@/lib/access/rights'
import { ROLES, WRITES } from '@/lib/access/roles'
import { Prisma } from '../generated/client'

const ROLES_DE_TITRE = ['administrateur', 'collaborateur', 'expert_comptable'] as const satisfies readonly Acces['role'][]

/**
 * Qui atteint aujourd’hui cette entreprise, dans cet univers, avec ce droit : le même périmètre que `lib/access/reach.ts`, pris par l’objet et lu de la
 * vue `acces`. Une ligne par titre : `utilisateur_id`, `role`, `compte_id`.
 */
export const whoReaches = (right: Right, siren: Prisma.Sql, univers: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT a.utilisateur_id, a.role, a.compte_id FROM acces a
  WHERE a.siren = ${siren} AND ${univers} = ANY (a.univers)
    AND a.role = ANY (${ROLES_DE_TITRE.filter((role) => ROLES[role].includes(right))}::text[])
    AND NOT (${WRITES.includes(right)} AND (a.lecture_seule OR ${univers} = ANY (a.lecture)))`
