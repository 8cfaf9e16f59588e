import 'server-only'
import { clients } from '@/lib/data/prisma'
import { isShuttingDown } from '@/lib/http/store'

const PATIENCE_MS = 2_000

/** Vrai quand le portail peut servir : la base répond au rôle des pages, et l’arrêt n’a pas commencé. */
export async function isReady(): Promise<boolean> {
  if (isShuttingDown()) return false
  try {
    const patience = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('trop long')), PATIENCE_MS).unref())
    await Promise.race([clients().app.$queryRaw`SELECT 1`, patience])
    return true
  } catch {
    return false
  }
}
