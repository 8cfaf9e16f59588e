import { describe, expect, it } from 'vitest'
import { noteSession } from '@/lib/ground/known-sessions'
import { stampSid } from '@/lib/identite/session-cookie'
import { sessionReader } from '@/scripts/door/session-cookie.ts'

const NAME = '__Host-session'
const SECRET = 'un-secret-de-plus-de-trente-deux-caracteres'
const FORMER = 'le-secret-d-avant-de-plus-de-trente-deux-caracteres'
const SID = 'S'.repeat(43)
const read = sessionReader({ name: NAME, secrets: [SECRET, FORMER] })
const cookieOf = (sid: string, secret = SECRET, name = NAME): string => `${NAME}=${stampSid(sid, secret, name)}`
noteSession(SID, 'claire')

describe('qui est connecté, vu de la porte', () => {
  it('reconnaît la personne d’un cookie que nous avons scellé, seul ou parmi d’autres, du secret présent ou de celui d’avant', () => {
    for (const secret of [SECRET, FORMER]) {
      const cookie = cookieOf(SID, secret)
      for (const sent of [cookie, `a=b; ${cookie}`, `${cookie}; c=d`]) expect(read(sent)).toBe('claire')
    }
  })

  it('plusieurs sessions d’une personne sont la même ; fermée, ou jamais vue vivante, une session n’achète rien', () => {
    const autre = 'T'.repeat(43)
    expect(read(cookieOf(autre))).toBeNull()
    noteSession(autre, 'claire')
    expect(read(cookieOf(autre))).toBe('claire')
    noteSession(autre, null)
    expect(read(cookieOf(autre))).toBeNull()
  })

  it.each([
    ['sans cookie', undefined],
    ['vide', ''],
    ['un autre nom', `autre=${stampSid(SID, SECRET, NAME)}`],
    ['un autre secret', cookieOf(SID, 'un-autre-secret-de-plus-de-trente-deux-caracteres')],
    ['un autre usage', cookieOf(SID, SECRET, '__Host-csrf')],
    ['l’identifiant seul', `${NAME}=${SID}`],
    ['le sceau d’un autre', `${NAME}=${'T'.repeat(43)}.${stampSid(SID, SECRET, NAME).split('.')[1]}`],
    ['très long', `${NAME}=${'a'.repeat(100_000)}`],
  ])('%s : personne', (_, sent) => expect(read(sent)).toBeNull())
})
