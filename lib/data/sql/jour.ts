import 'server-only'
import { Prisma } from '../generated/client'

/** Le jour de cet instant à Paris. Celui d’aujourd’hui est la fonction SQL `aujourdhui()`. */
export const jourDe = (instant: Prisma.Sql): Prisma.Sql => Prisma.sql`(${instant} AT TIME ZONE 'Europe/Paris')::date`
