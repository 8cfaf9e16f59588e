import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { formFields, type HttpClient } from './http.ts'

const DURAND = '900000019'

/** Un arrêt de travail commencé par cette personne, comme par la page ; rend son identifiant. */
export async function startDraft(client: HttpClient): Promise<string> {
  const path = `/e/${DURAND}/demarches/arret-de-travail`
  const id = randomUUID()
  const answer = await client.post(path, { ...formFields((await client.get(path)).body, 'name="slug"'), id })
  expect([answer.status, answer.headers.location]).toEqual([303, expect.stringContaining(id)])
  return id
}
