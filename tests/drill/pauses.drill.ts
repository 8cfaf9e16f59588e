import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openHeartbeat } from '../support/heartbeat.ts'
import { hostileRequests } from '../support/hostile.ts'
import { HttpClient, signIn } from '../support/http.ts'
import { EMAILS } from '../support/matrix.ts'
import { PORTAL_URL } from '../support/portal.ts'

/** Le plus long arrêt permis à la boucle du processus : au-delà, chacun le voit. */
const BAR_MS = 200

test('rien de ce qu’une personne envoie n’arrête le processus : le plus long battement reste sous 200 ms', async () => {
  const stranger = new HttpClient(PORTAL_URL)
  const claire = new HttpClient(PORTAL_URL)
  expect((await signIn(claire, EMAILS.claire)).status).toBe(303)
  const page = (await stranger.get('/connexion')).body
  const pulse = openHeartbeat(PORTAL_URL)
  onTestFinished(() => pulse.stop())
  for (let turn = 0; turn < 3; turn++) await stranger.post('/connexion', { identifiant: 'personne@essai.example' })
  await sleep(300)
  const calm = await pulse.read()
  console.log(`au repos : plus long battement ${calm.longestMs.toFixed(0)} ms sur ${calm.beats}`)

  const pauses: { who: string; name: string; status: number; ms: number }[] = []
  for (const [who, client] of [
    ['un inconnu', stranger],
    ['claire', claire],
  ] as const)
    for (const { name, send } of hostileRequests(client, '/connexion', page)) {
      await pulse.read()
      // Trois à la fois : ce qui serait juste sous la barre seul ne l’est plus.
      const answers = await Promise.all([send(), send(), send()])
      await sleep(50)
      const { longestMs } = await pulse.read()
      pauses.push({ who, name, status: answers[0].status, ms: longestMs })
    }
  pauses.sort((a, b) => b.ms - a.ms)
  for (const { who, name, status, ms } of pauses.slice(0, 12)) console.log(`${ms.toFixed(0).padStart(4)} ms  ${status}  ${who} : ${name}`)
  expect(pauses.filter(({ ms }) => ms > BAR_MS)).toEqual([])
})
