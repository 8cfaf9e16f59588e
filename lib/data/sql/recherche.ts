import 'server-only'
import { likePattern } from '@/lib/ground/pages'
import { Prisma } from '../generated/client'

/** Ce texte contient ce qui est cherché, sans égard aux accents ni à la casse. */
export const contains = (texte: Prisma.Sql, q: string): Prisma.Sql => Prisma.sql`unaccent(${texte}) ILIKE unaccent(${likePattern(q)})`

/** Ce SIREN contient les chiffres cherchés, espaces ou non. */
export const hasDigits = (siren: Prisma.Sql, q: string): Prisma.Sql => Prisma.sql`${siren} LIKE ${likePattern(q.replaceAll(/\s/g, ''))}`

const motifs = (q: string, proche: boolean): Prisma.Sql => Prisma.sql`((SELECT motifs_de(${q}, ${proche}))::text[])`

/** Ce texte, déjà sans accents, contient chacun des mots cherchés tels quels. */
export const saysExactly = (texte: Prisma.Sql, q: string): Prisma.Sql => Prisma.sql`(${texte} ~ ALL (${motifs(q, false)}))`

/** Ce texte, déjà sans accents, contient chacun des mots cherchés, à une faute près. */
export const says = (texte: Prisma.Sql, q: string): Prisma.Sql => Prisma.sql`(${saysExactly(texte, q)} OR ${texte} ~ ALL (${motifs(q, true)}))`

/** Ce texte, déjà sans accents, contient l’un au moins des mots cherchés, à une faute près. */
export const saysSome = (texte: Prisma.Sql, q: string): Prisma.Sql =>
  Prisma.sql`(${texte} ~ ANY (${motifs(q, false)}) OR ${texte} ~ ANY (${motifs(q, true)}))`
