// Sur globalThis : la porte du serveur charge ce module, l’assembleur le charge encore, et les deux doivent se retrouver.
const KEY = Symbol.for('portail.sessions.connues')
const place = globalThis as unknown as { [key: symbol]: Map<string, { personne: string; jusqua: number }> | undefined }
place[KEY] ??= new Map()
const known = place[KEY]

/** Une session inactive finit en 30 minutes : au-delà, la porte ne la tient plus pour vivante. */
const VIE_MS = 35 * 60_000
const GARDEES = 20_000

/** Retient ce que la base vient de dire de cette session : la personne à qui elle est, ou `null` quand elle est finie ou inconnue. */
export function noteSession(sid: string, personne: string | null): void {
  known.delete(sid)
  if (personne === null) return
  if (known.size >= GARDEES) known.delete(known.keys().next().value ?? '')
  known.set(sid, { personne, jusqua: performance.now() + VIE_MS })
}

/**
 * La personne d’une session que ce processus a lue vivante ; `null` pour toute autre. La porte s’en sert pour partager les places, par personne : le
 * cookie d’une session fermée n’y achète plus rien, et en avoir plusieurs n’en donne pas davantage.
 */
export function personOfSession(sid: string): string | null {
  const vue = known.get(sid)
  return vue && vue.jusqua > performance.now() ? vue.personne : null
}
