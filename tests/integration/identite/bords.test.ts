import { NextRequest } from 'next/server'
import { expect, it, vi } from 'vitest'
import { POST } from '@/app/deconnexion/route'
import { comeBack, leaveForProvider } from '@/doors/net-entreprises'
import { signInClient } from '@/doors/sign-in'
import { env } from '@/lib/ground/env'
import { cookieName, deviceCookieName, readSid } from '@/lib/identite/cookie'
import { actorOfSession, fingerprint } from '@/lib/identite/session'
import { DEMO_PASSWORD } from '@/prisma/seed/accounts'
import { PEOPLE } from '@/prisma/seed/cast'
import { base } from '../demandes/brouillon/people'
import { ask, behindDoor, laid, sessionOf } from '../doors/browser'

vi.mock('next/headers', async () => (await import('../doors/browser.ts')).nextHeaders)

const { email } = PEOPLE.marc
const enter = (motDePasse: string) => behindDoor(() => signInClient({ identifiant: email, motDePasse, retour: '/demandes' } as never), 'POST')
const leave = () => behindDoor(() => POST(), 'POST')

it('entrer : le cookie mène à une session vivante, l’appareil devient connu, et l’on va où l’on allait', async () => {
  ask()
  const { result } = await enter(DEMO_PASSWORD)
  expect(result).toEqual({ vers: '/demandes' })
  const session = laid.get(cookieName())
  expect(session?.options).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/' })
  expect((await actorOfSession(readSid(session?.value) ?? '', false))?.utilisateur.email).toBe(email)
  expect(laid.get(deviceCookieName())?.options).toMatchObject({ httpOnly: true, sameSite: 'lax' })
})

it('ne pas entrer : ni session, ni appareil', async () => {
  ask()
  const { result } = await enter('faux')
  expect(result).toMatchObject({ status: 'refuse' })
  expect([laid.has(cookieName()), laid.has(deviceCookieName())]).toEqual([false, false])
})

it('sortir : la ligne est fermée, le cookie effacé, la page mène à la connexion', async () => {
  const cookie = await sessionOf(email)
  ask({ cookie })
  const { result } = await leave()
  expect([result.status, result.headers.get('location')]).toEqual([303, '/connexion'])
  expect(laid.get(cookieName())).toMatchObject({ value: '', options: { maxAge: 0, path: '/' } })
  expect(await base().session.findFirst({ where: { empreinte: fingerprint(readSid(cookie) ?? '') } })).toMatchObject({ motif: 'deconnexion' })
  expect(await actorOfSession(readSid(cookie) ?? '', false)).toBeNull()
})

it('sans Net-entreprises configuré, son départ ramène à la connexion et son retour n’existe pas', async () => {
  ask()
  const { result: parti } = await behindDoor(() => leaveForProvider(new Request(`${env().APP_URL}/net-entreprises`)))
  expect([parti.status, parti.headers.get('location')]).toEqual([303, '/connexion'])
  const { result: revenu } = await behindDoor(() => comeBack(new NextRequest(`${env().APP_URL}/api/auth/callback/net-entreprises?code=x&state=x`)))
  expect(revenu.status).toBe(404)
  expect(laid.has(cookieName())).toBe(false)
})
