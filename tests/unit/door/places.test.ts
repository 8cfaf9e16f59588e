import { describe, expect, it } from 'vitest'
import { createPlaces, type Shares, sharesOf } from '@/scripts/door/places.ts'

const SHARES: Shares = { total: 12, strangers: 9, perStranger: 4, perSession: 3, perAddress: 8 }
const stranger = (address: string) => ({ address, session: null })
const signed = (session: string, address = '192.0.2.50') => ({ address, session })
/** Combien de places ce lot en obtient. */
const won = (take: ReturnType<typeof createPlaces>, callers: Parameters<typeof take>[0][]) => callers.filter((caller) => take(caller) !== null).length
const times = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one)

describe('les places', () => {
  it('une adresse d’inconnus n’en prend que sa part, et les autres adresses restent servies', () => {
    const take = createPlaces(SHARES)
    expect(won(take, times(110, stranger('192.0.2.1')))).toBe(4)
    expect(won(take, times(110, stranger('192.0.2.2')))).toBe(4)
    expect(won(take, [stranger('192.0.2.3'), stranger('192.0.2.3')])).toBe(1)
  })

  it('cent adresses d’inconnus laissent les places gardées à qui est connecté', () => {
    const take = createPlaces(SHARES)
    expect(
      won(
        take,
        Array.from({ length: 100 }, (_, i) => stranger(`192.0.2.${i}`)),
      ),
    ).toBe(9)
    expect(won(take, [signed('a', '192.0.2.1'), signed('b', '192.0.2.1'), signed('c', '192.0.2.1')])).toBe(3)
    expect(take(signed('d'))).toBeNull()
  })

  it('une session n’en prend que sa part, une entreprise entière derrière une adresse la sienne, jamais tout', () => {
    const take = createPlaces(SHARES)
    expect(won(take, times(20, signed('claire')))).toBe(3)
    expect(
      won(
        take,
        Array.from({ length: 40 }, (_, i) => signed(`collègue ${i}`)),
      ),
    ).toBe(5)
    expect(won(take, [signed('ailleurs', '192.0.2.99')])).toBe(1)
  })

  it('une place quittée se rend une fois, à tous ceux qui la comptaient', () => {
    const take = createPlaces({ ...SHARES, total: 2, perStranger: 2 })
    const leave = take(stranger('192.0.2.1'))
    expect(take(stranger('192.0.2.2'))).not.toBeNull()
    expect(take(signed('a'))).toBeNull()
    leave?.()
    leave?.()
    expect(won(take, times(5, signed('a')))).toBe(1)
  })

  it('les parts ordinaires : il reste toujours une place pour qui est connecté, et chacun peut en prendre une', () => {
    for (const total of [4, 12, 100, 1000]) {
      const shares = sharesOf(total)
      expect(shares.strangers, String(total)).toBeLessThan(total)
      expect(shares.perAddress, String(total)).toBeLessThan(total)
      expect(Math.min(shares.perStranger, shares.perSession, shares.strangers), String(total)).toBeGreaterThan(0)
      expect(shares.perStranger, String(total)).toBeLessThanOrEqual(shares.strangers)
    }
  })
})
