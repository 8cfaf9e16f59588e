import 'server-only'
import { likePattern } from '@/lib/ground/pages'
import { Prisma } from '../generated/client'
import { paddedList } from '../padded-list'
import type { Db } from '../prisma'

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

/** Cette ligne est d’une entreprise dont le SIREN est ce qui est cherché, espaces ou non, ou dont le nom le contient. */
export const isOfEntreprise = (siren: Prisma.Sql, q: string): Prisma.Sql => Prisma.sql`(${siren} = ${q.replaceAll(/\s/g, '')}::bpchar
  OR ${siren} IN (SELECT e.siren FROM entreprise e WHERE ${contains(Prisma.sql`e.raison_sociale`, q)}))`

/**
 * Une page de ce que la gestion a publié, le plus récent en tête : combien en tout, et de quoi relire ces lignes.
 * @param table d’alias `x`, qui porte `id` et `publie_le`. @param retenu ce qui la restreint.
 */
export async function pageOfPublies(db: Db, table: Prisma.Sql, retenu: Prisma.Sql, { page, taille }: { page: number; taille: number }) {
  const [compte] = await db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM ${table} WHERE ${retenu}`
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT x.id FROM ${table} WHERE ${retenu} ORDER BY x.publie_le DESC, x.id LIMIT ${taille} OFFSET ${(page - 1) * taille}`
  return { total: compte?.total ?? 0, where: { id: { in: paddedList(rows.map(({ id }) => id)) } } }
}
