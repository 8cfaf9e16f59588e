import 'server-only'
import { clients } from '@/lib/data/prisma'
import { isShuttingDown } from '@/lib/ground/store'

const PATIENCE_MS = 2_000

const GARDE_MS = 500
let asked: { le: number; answer: Promise<boolean> } | undefined

/**
 * Vrai quand le portail peut servir : la base répond au rôle des pages, et l’arrêt n’a pas commencé. Une seule question à la fois, sa réponse gardée une
 * demi-seconde : mille sondes d’un inconnu n’usent pas les connexions des pages.
 */
export async function isReady(): Promise<boolean> {
  if (isShuttingDown()) return false
  if (!asked || performance.now() - asked.le > GARDE_MS) asked = { le: performance.now(), answer: ask() }
  return asked.answer
}

async function ask(): Promise<boolean> {
  try {
    const patience = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('trop long')), PATIENCE_MS).unref())
    await Promise.race([clients().app.$queryRaw`SELECT 1`, patience])
    return true
  } catch {
    return false
  }
}
