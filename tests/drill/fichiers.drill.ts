import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { withClient } from '../../scripts/database.ts'
import { startDraft } from '../support/draft.ts'
import { openHeartbeat } from '../support/heartbeat.ts'
import { HttpClient, signIn } from '../support/http.ts'
import { EMAILS } from '../support/matrix.ts'
import { ownerUrl, PORTAL_URL, portalPid } from '../support/portal.ts'
import { HOSTILES, honest, interlaced, progressive } from '../unit/demandes/pieces/hostiles.ts'

/** Le plus long arrêt permis à la boucle du processus : au-delà, chacun le voit. */
const BAR_MS = 200
const DURAND = '900000019'

/** La mémoire d’un processus, en Mo : la plus grande depuis la remise à zéro. */
function peak(pid: number): number {
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000
}
const forget = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5')

/** Les processus de l’atelier que ce portail a fait naître. */
function workshop(pid: number): number[] {
  const enfants = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(/\s+/).filter(Boolean).map(Number)
  return enfants.filter((un) => readFileSync(`/proc/${un}/cmdline`, 'latin1').includes('atelier/enfant-entree.ts'))
}

/** Une personne connectée, et de quoi déposer un fichier dans un brouillon à elle. */
async function depositor(email: string): Promise<(octets: Buffer, nom: string) => Promise<number>> {
  const client = new HttpClient(PORTAL_URL)
  expect((await signIn(client, email)).status).toBe(303)
  const id = await startDraft(client)
  return async (octets, nom) => {
    const headers = { ...client.ours(), 'x-nom': nom, 'x-sha256': createHash('sha256').update(octets).digest('hex') }
    const path = `/api/brouillons/${id}/pieces?piece=decomptes_ij`
    return (await client.send(path, { method: 'PUT', headers, body: octets, limitMs: 120_000 })).status
  }
}

test('un fichier fait pour épuiser n’arrête pas le portail et ne lui prend pas sa mémoire', async () => {
  const [claire, marc] = [await depositor(EMAILS.claire), await depositor(EMAILS.marc)]
  const pid = portalPid()
  const pulse = openHeartbeat(PORTAL_URL)
  onTestFinished(() => pulse.stop())
  const files: [string, () => Buffer | Promise<Buffer>][] = [
    ['un PDF honnête', honest],
    ...Object.entries(HOSTILES),
    ['une photo progressive de 40 millions de points', progressive],
    ['une capture entrelacée de 40 millions de points', interlaced],
  ]
  const seen: { name: string; statuses: number[]; ms: number; s: number; mo: number; childMo: number }[] = []
  for (const [name, make] of files) {
    const octets = await make()
    const nom = octets[0] === 0xff ? 'a.jpg' : octets[0] === 0x89 ? 'a.png' : 'a.pdf'
    forget(pid)
    await pulse.read()
    const from = performance.now()
    // Deux ensemble : un par processus de l’atelier.
    const statuses = await Promise.all([claire(octets, nom), marc(octets, nom)])
    const s = (performance.now() - from) / 1000
    const { longestMs } = await pulse.read()
    seen.push({ name, statuses, ms: longestMs, s, mo: peak(pid), childMo: Math.max(0, ...workshop(pid).map(peak)) })
  }
  for (const { name, statuses, ms, s, mo, childMo } of [...seen].sort((a, b) => b.ms - a.ms))
    console.log(
      `${ms.toFixed(0).padStart(4)} ms  ${statuses.join(' ')}  ${s.toFixed(1)} s  portail ${mo.toFixed(0)} Mo, atelier ${childMo.toFixed(0)} Mo  ${name}`,
    )
  const honnete = seen[0]?.mo ?? 0
  expect(seen.filter(({ ms }) => ms > BAR_MS)).toEqual([])
  expect(seen.filter(({ mo }) => mo > honnete * 1.5)).toEqual([])
  expect(seen.filter(({ statuses }) => statuses.some((status) => status >= 500))).toEqual([])
  expect(seen[0]?.statuses).toEqual([201, 201])
})

test('un accusé de réception n’arrête pas le portail', async () => {
  const claire = new HttpClient(PORTAL_URL)
  expect((await signIn(claire, EMAILS.claire)).status).toBe(303)
  const { rows } = await withClient(await ownerUrl(), (db) =>
    db.query<{ numero: string }>(`SELECT numero FROM demande WHERE siren = $1 AND numero IS NOT NULL AND canal = 'portail' LIMIT 1`, [DURAND]),
  )
  const path = `/api/demandes/${rows[0]?.numero}/recu`
  const pulse = openHeartbeat(PORTAL_URL)
  onTestFinished(() => pulse.stop())
  expect((await claire.get(path)).headers['content-type']).toBe('application/pdf')
  await pulse.read()
  const from = performance.now()
  const answers = await Promise.all(Array.from({ length: 6 }, () => claire.get(path)))
  const { longestMs } = await pulse.read()
  console.log(`six accusés ensemble : ${((performance.now() - from) / 1000).toFixed(1)} s, plus long battement ${longestMs.toFixed(0)} ms`)
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
  expect(longestMs).toBeLessThan(BAR_MS)
})
