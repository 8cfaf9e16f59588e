import { describe, expect, it } from 'vitest'
import { stampSid } from '@/lib/identite/session-cookie'
import { sessionReader } from '@/scripts/door/session-cookie.ts'

const NAME = '__Host-session'
const SECRET = 'un-secret-de-plus-de-trente-deux-caracteres'
const FORMER = 'le-secret-d-avant-de-plus-de-trente-deux-caracteres'
const SID = 'S'.repeat(43)
const read = sessionReader({ name: NAME, secrets: [SECRET, FORMER] })

describe('qui est connecté, vu de la porte', () => {
  it('reconnaît un cookie que nous avons scellé, seul ou parmi d’autres, du secret présent ou de celui d’avant', () => {
    for (const secret of [SECRET, FORMER]) {
      const cookie = `${NAME}=${stampSid(SID, secret, NAME)}`
      for (const sent of [cookie, `a=b; ${cookie}`, `${cookie}; c=d`]) expect(read(sent)).toBe(SID)
    }
  })

  it.each([
    ['sans cookie', undefined],
    ['vide', ''],
    ['un autre nom', `autre=${stampSid(SID, SECRET, NAME)}`],
    ['un autre secret', `${NAME}=${stampSid(SID, 'un-autre-secret-de-plus-de-trente-deux-caracteres', NAME)}`],
    ['un autre usage', `${NAME}=${stampSid(SID, SECRET, '__Host-csrf')}`],
    ['l’identifiant seul', `${NAME}=${SID}`],
    ['le sceau d’un autre', `${NAME}=${'T'.repeat(43)}.${stampSid(SID, SECRET, NAME).split('.')[1]}`],
    ['très long', `${NAME}=${'a'.repeat(100_000)}`],
  ])('%s : personne', (_, sent) => expect(read(sent)).toBeNull())
})
