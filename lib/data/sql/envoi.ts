import 'server-only'
import { Prisma } from '../generated/client'

/** L’envoi `v` est le dernier de sa demande : ce qu’il dit n’a pas été corrigé depuis. */
export const dernierEnvoi: Prisma.Sql = Prisma.sql`NOT EXISTS (SELECT 1 FROM envoi w WHERE w.demande_id = v.demande_id AND w.siren = v.siren AND w.rang > v.rang)`
