import type { Server } from 'node:http'
import { NO_STAND_IN, type StandIn } from './net-entreprises.ts'

/**
 * Sert, pour une démonstration, le remplaçant de l’annuaire des entreprises, sur un autre port de cette machine. Sans lui, ou quand l’annuaire est
 * configuré, la démonstration s’en passe : rien n’y attend l’annuaire.
 * @param port celui du portail.
 */
export async function openAnnuaire(port: number): Promise<StandIn> {
  const { ANNUAIRE, ANNUAIRE_URL } = process.env
  if (ANNUAIRE || ANNUAIRE_URL) return NO_STAND_IN
  const here = port <= 45_535 ? port + 20_000 : port - 20_000
  const { serveAnnuaire } = (await import('./annuaire/serveur.mjs')) as { serveAnnuaire: (port: number) => Promise<Server> }
  const server = await serveAnnuaire(here).catch(() => null)
  if (!server) return { environment: { ANNUAIRE: 'aucun' }, stop: () => undefined }
  return { environment: { ANNUAIRE: 'recherche-entreprises', ANNUAIRE_URL: `http://127.0.0.1:${here}` }, stop: () => void server.close() }
}
