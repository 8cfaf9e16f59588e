import 'server-only'
import { Prisma } from '../generated/client'

/** Ce qui se cherche d’un courrier `c` : son numéro, son objet, sa lettre ; sans accents. */
export const MOTS_COURRIER: Prisma.Sql = Prisma.sql`sans_accents(concat_ws(' ', c.numero, c.objet, c.corps))`
