import { NextRequest } from 'next/server'
import { expect, it, vi } from 'vitest'
import { handlers } from '@/doors/auth'
import { env } from '@/lib/ground/env'
import { cookieName, readSid, sealSid } from '@/lib/identite/cookie'
import { ask, behindDoor } from '../doors/browser'
import { enter, someone } from './someone'

vi.mock('next/headers', async () => (await import('../doors/browser.ts')).nextHeaders)

const at = (page: string, cookie: string, body?: object) => {
  const headers = { cookie, origin: env().APP_URL, 'content-type': 'application/json' }
  const envoi = body ? { method: 'POST', body: JSON.stringify(body) } : {}
  return new NextRequest(`${env().APP_URL}/api/auth/${page}`, { headers, ...envoi })
}

it('« session.update » avec l’identifiant d’un autre n’écrit rien dans le jeton, même si son adresse était servie (CVE-2026-23478)', async () => {
  const [une, autre] = [await someone(), await someone()]
  const [mienne, sienne] = [await enter(une.email), await enter(autre.email)]
  const session = `${cookieName()}=${sealSid(mienne.sid)}`
  ask({ headers: { origin: env().APP_URL } })
  const { result: csrf } = await behindDoor(() => handlers.GET(at('csrf', session)))
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const jar = [session, ...csrf.headers.getSetCookie().map((ligne) => ligne.split(';')[0] ?? '')].join('; ')
  const data = { sid: sienne.sid, id: sienne.sid, sub: autre.id, user: { id: autre.id, email: autre.email, jeton: sienne.sid } }
  const { result } = await behindDoor(() => handlers.POST(at('session', jar, { csrfToken, data })), 'POST')
  const rendus = result.headers.getSetCookie().filter((ligne) => ligne.startsWith(`${cookieName()}=`))
  expect(rendus, 'le témoin : next-auth a bien joué la mise à jour').toHaveLength(1)
  const valeur = decodeURIComponent(rendus[0]?.split(';')[0]?.slice(cookieName().length + 1) ?? '')
  expect(readSid(valeur)).toBe(mienne.sid)
  expect(await result.text()).not.toMatch(new RegExp(`${autre.email}|${autre.id}|${sienne.sid}|${mienne.sid}`))
})
