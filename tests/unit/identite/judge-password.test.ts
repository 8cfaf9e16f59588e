import { expect, it, vi } from 'vitest'
import { runRequest } from '@/lib/ground/store'
import { judgePassword } from '@/lib/identite/judge-password'

const { demandes } = vi.hoisted(() => ({ demandes: [] as { mot: string; rend: (issue: { rendu: number }) => void }[] }))
vi.mock('@/lib/atelier/atelier', () => ({
  atelier: () => ({
    run: (_module: string, _entree: unknown, octets: Buffer) =>
      new Promise<{ rendu: number }>((rend) => demandes.push({ mot: octets.toString('utf8'), rend })),
  }),
}))

const PERSONNE = { email: 'a@exemple.fr', prenom: 'Ana', nom: 'Petit' }
const turn = () => new Promise((suite) => setImmediate(suite))
const judgeFrom = (clientIp: string, mot: string) =>
  runRequest({ requestId: 'ESSAI23456', clientIp, method: 'POST' }, () => judgePassword(mot, PERSONNE))

it('un voisinage fait juger un mot de passe à la fois : ses autres attendent, et nul n’attend les siens', async () => {
  const siens = Array.from({ length: 15 }, (_, rang) => judgeFrom(`198.51.100.${rang + 1}`, `quatre camions bleus ${rang}`))
  const autre = judgeFrom('203.0.113.9', 'une girafe mange des horloges')
  await turn()
  expect(demandes.map(({ mot }) => mot)).toEqual(['quatre camions bleus 0', 'une girafe mange des horloges'])
  demandes[1]?.rend({ rendu: 4 })
  expect(await autre).toBeNull()
  let finis = 0
  for (const un of siens) void un.then(() => finis++)
  while (finis < siens.length) {
    for (const { rend } of demandes) rend({ rendu: 4 })
    await turn()
  }
  const refus = (await Promise.all(siens)).filter((phrase) => phrase !== null)
  expect(refus).toEqual([expect.stringContaining('trop occupé'), expect.stringContaining('trop occupé')])
  const ensuite = judgeFrom('198.51.100.1', 'encore quatre camions bleus')
  await turn()
  demandes.at(-1)?.rend({ rendu: 4 })
  expect(await ensuite, 'la place est rendue').toBeNull()
})
