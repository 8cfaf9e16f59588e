import { encode } from 'next-auth/jwt'
import { expect, it, onTestFinished, vi } from 'vitest'
import { sessionReader } from '@/scripts/door/session-cookie.ts'

const NAME = '__Host-session'
const SECRET = 'un-secret-de-trente-deux-caracteres-au-moins'
const read = sessionReader({ name: NAME, secret: SECRET })
const made = (token: object, more: Partial<{ secret: string; salt: string; maxAge: number }> = {}) =>
  encode({ token, secret: SECRET, salt: NAME, ...more })

it('reconnaît notre cookie parmi d’autres, autant de fois qu’on veut', async () => {
  const cookie = await made({ sid: 'claire' })
  for (let turn = 0; turn < 3; turn++) expect(await read(`a=b; ${NAME}=${cookie}; c=d`)).toBe('claire')
})

it('un faux n’est personne : autre secret, autre usage, sans session, altéré, périmé, absent', async () => {
  const real = await made({ sid: 'claire' })
  for (const cookie of [
    await made({ sid: 'claire' }, { secret: 'un-autre-secret-de-trente-deux-caracteres' }),
    await made({ sid: 'claire' }, { salt: '__Host-csrf' }),
    await made({ email: 'claire' }),
    await made({ sid: ['claire'] }),
    await made({ sid: 'claire' }, { maxAge: -60 }),
    `${real.slice(0, -8)}AAAAAAAA`,
    'claire',
    '',
  ])
    expect(await read(`${NAME}=${cookie}`), cookie.slice(-20)).toBeNull()
  for (const cookies of [undefined, '', `x${NAME}=${real}`, 'session=claire']) expect(await read(cookies)).toBeNull()
})

it('un cookie déjà reconnu cesse de l’être à sa fin', async () => {
  const cookie = await made({ sid: 'claire' }, { maxAge: 3600 })
  expect(await read(`${NAME}=${cookie}`)).toBe('claire')
  vi.useFakeTimers({ now: Date.now() + 3_700_000 })
  onTestFinished(() => void vi.useRealTimers())
  expect(await read(`${NAME}=${cookie}`)).toBeNull()
})
