import { vi } from 'vitest'
import { env } from '@/lib/ground/env'
import { isPrefetch } from '@/doors/prefetch'
import { type RequestStore, runRequest } from '@/lib/ground/store'
import { cookieName, sealSid } from '@/lib/identite/cookie'
import { openSession } from '@/lib/identite/open-session'
import { DEMO_PASSWORD } from '@/prisma/seed/accounts'

const asked = { headers: new Headers(), cookies: new Map<string, string>() }
/** Ce qui a été posé chez le navigateur depuis `ask` : la valeur, et ce qui l’accompagne. */
export const laid = new Map<string, { value: string; options: { maxAge?: number; httpOnly?: boolean; sameSite?: string; path?: string } }>()

/** Ce que Next donnerait à lire d’une requête : les essais l’écrivent. À donner à `vi.mock('next/headers', …)`. */
export const nextHeaders = {
  headers: async () => asked.headers,
  cookies: async () => ({
    get: (name: string) => (asked.cookies.has(name) ? { name, value: asked.cookies.get(name) } : undefined),
    set: (name: string, value: string, options = {}) => laid.set(name, { value, options }),
  }),
}

/** Une requête : ses en-têtes, le cookie que rend `sessionOf` (sans lui, personne n’est connecté), ou tous ceux d’un navigateur. */
type Asked = { headers?: Record<string, string>; cookie?: string; all?: ReadonlyMap<string, string> }

/** La requête que verront les portes. */
export function ask({ headers = { origin: env().APP_URL }, cookie, all }: Asked = {}): void {
  laid.clear()
  if (all) {
    asked.headers = new Headers(headers)
    asked.cookies = new Map(all)
    return
  }
  asked.headers = new Headers(cookie === undefined ? headers : { ...headers, cookie: `${cookieName()}=${cookie}` })
  asked.cookies = new Map(cookie === undefined ? [] : [[cookieName(), cookie]])
}

/** Ouvre une vraie session de cette personne de la démonstration. @returns la valeur de son cookie. */
export async function sessionOf(email: string): Promise<string> {
  const sid = await openSession({ identifiant: email, motDePasse: DEMO_PASSWORD, espace: 'client' }, { ip: '127.0.0.1', appareil: 'essai' })
  return sealSid(sid ?? '')
}

/** Fait répondre comme derrière la porte, et rend aussi ce qui lui est demandé (statut, en-têtes). */
export async function behindDoor<T>(run: () => Promise<T>, method = 'GET'): Promise<{ result: T; door: RequestStore }> {
  const door: RequestStore = { requestId: 'ESSAI23456', clientIp: '127.0.0.1', method, prefetch: isPrefetch(Object.fromEntries(asked.headers)) }
  return { result: await runRequest(door, run), door }
}

/** Tait le journal technique, et rend ce qui y aurait été écrit. */
export function quietLog(log: { error: unknown }): () => unknown[][] {
  const spy = vi.spyOn(log as { error: (...args: unknown[]) => void }, 'error').mockImplementation(() => undefined)
  return () => spy.mock.calls
}
