import 'server-only'
import { likePattern } from '@/lib/ground/pages'
import { Prisma } from '../generated/client'

/** Ce texte contient ce qui est cherché, sans égard aux accents ni à la casse. */
export const contains = (texte: Prisma.Sql, q: string): Prisma.Sql => Prisma.sql`unaccent(${texte}) ILIKE unaccent(${likePattern(q)})`

/** Ce SIREN contient les chiffres cherchés, espaces ou non. */
export const hasDigits = (siren: Prisma.Sql, q: string): Prisma.Sql => Prisma.sql`${siren} LIKE ${likePattern(q.replaceAll(/\s/g, ''))}`
