import { expect, it, vi } from 'vitest'
import { POST } from '@/app/deconnexion/route'
import { signInClient } from '@/doors/sign-in'
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
  expect(laid.get(deviceCookieName())?.options).toMatchObject({ httpOnly: true, sameSite: 'strict' })
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
