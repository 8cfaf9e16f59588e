import { expect, it } from 'vitest'
import { readAtDoor, takeSession } from '@/lib/identite/request-session'
import { fingerprint } from '@/lib/identite/session'
import { runRequest, type RequestStore } from '@/lib/ground/store'
import { openSession } from '@/lib/identite/open-session'
import { DEMO_PASSWORD } from '@/prisma/seed/accounts'
import { base } from '../demandes/brouillon/people'

const EMAIL = 'marc.leroy@durand.example'

async function open(): Promise<string> {
  const sid = await openSession({ identifiant: EMAIL, motDePasse: DEMO_PASSWORD, espace: 'client' }, { ip: '192.0.2.9', appareil: 'Essai' })
  if (!sid) throw new Error('connexion refusée')
  return sid
}
const close = (sid: string) =>
  base().session.updateMany({ where: { empreinte: fingerprint(sid) }, data: { fermeeLe: new Date(), motif: 'deconnexion' } })
const request = (): RequestStore => ({ requestId: 'ESSAI', clientIp: '192.0.2.9', method: 'GET' })
const emailOf = async (sid: string) => (await takeSession(sid))?.actor.utilisateur.email ?? null

it('ce que la première porte a lu sert à la page de la même requête, une fois ; ensuite la base dit la vérité', async () => {
  const sid = await open()
  await runRequest(request(), async () => {
    await readAtDoor(sid, 'GET')
    await close(sid)
    // La session est fermée, et pourtant lue : la page n’a pas relu la base.
    expect(await emailOf(sid)).toBe(EMAIL)
    expect(await emailOf(sid)).toBeNull()
  })
})

it('un corps peut tarder : qui le reçoit relit la base', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const sid = await open()
    await runRequest(request(), async () => {
      await readAtDoor(sid, method)
      await close(sid)
      expect(await emailOf(sid), method).toBeNull()
    })
  }
})

it('un corps arrivé tout entier avant que la première porte ne lise : ce qu’elle a lu vaut pour qui le reçoit, une fois', async () => {
  for (const method of ['POST', 'PUT']) {
    const sid = await open()
    await runRequest({ ...request(), method, whole: true }, async () => {
      await readAtDoor(sid, method)
      await close(sid)
      expect(await emailOf(sid), method).toBe(EMAIL)
      expect(await emailOf(sid), method).toBeNull()
    })
  }
})

it('ni une autre requête, ni un autre cookie, ni une lecture hors de la porte n’en profitent', async () => {
  const [sid, autre] = [await open(), await open()]
  await runRequest(request(), () => readAtDoor(sid, 'GET'))
  await close(sid)
  expect(await runRequest(request(), () => emailOf(sid))).toBeNull()
  expect(await emailOf(sid)).toBeNull()
  await runRequest(request(), async () => {
    await readAtDoor(autre, 'GET')
    expect(await emailOf(sid)).toBeNull()
    expect(await emailOf(autre)).toBe(EMAIL)
  })
  // Une session inconnue ne se garde pas.
  await runRequest(request(), async () => {
    expect(await readAtDoor(sid, 'GET')).toBeNull()
    expect(await emailOf(sid)).toBeNull()
  })
})
