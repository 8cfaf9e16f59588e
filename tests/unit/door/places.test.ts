import { describe, expect, it } from 'vitest'
import { type Caller, createPlaces, type Places, type Shares, sharesOf } from '@/scripts/door/places.ts'

const SHARES: Shares = { total: 12, strangers: 9, perStranger: 4, perSession: 3, perAddress: 8 }
const stranger = (address: string) => ({ address, session: null })
const signed = (session: string, address = '192.0.2.50') => ({ address, session })
/** Combien de places ce lot en obtient. */
const won = ({ take }: Places, callers: Caller[]) => callers.filter((caller) => typeof take(caller) === 'function').length
const times = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one)

describe('les places', () => {
  it('un voisinage d’inconnus n’en prend que sa part, et les autres restent servies', () => {
    const places = createPlaces(SHARES)
    expect(won(places, times(110, stranger('192.0.2.1')))).toBe(4)
    expect(won(places, times(110, stranger('192.0.3.2')))).toBe(4)
    expect(won(places, times(110, stranger('192.0.2.99'))), 'ses voisines sont comptées avec elle').toBe(0)
    expect(won(places, [stranger('192.0.4.3'), stranger('192.0.4.3')])).toBe(1)
  })

  it('cent voisinages d’inconnus laissent les places gardées à qui est connecté', () => {
    const places = createPlaces(SHARES)
    expect(
      won(
        places,
        Array.from({ length: 100 }, (_, i) => stranger(`192.0.${i}.2`)),
      ),
    ).toBe(9)
    expect(won(places, [signed('a', '192.0.2.1'), signed('b', '192.0.2.1'), signed('c', '192.0.2.1')])).toBe(3)
    expect(places.take(signed('d'))).toBe('complet')
    expect(places.take(signed('a'))).toBe('complet')
  })

  it('une session n’en prend que sa part, une entreprise entière derrière une adresse la sienne, jamais tout', () => {
    const places = createPlaces(SHARES)
    expect(won(places, times(20, signed('claire')))).toBe(3)
    expect(
      won(
        places,
        Array.from({ length: 40 }, (_, i) => signed(`collègue ${i}`)),
      ),
    ).toBe(5)
    expect(won(places, [signed('ailleurs', '192.0.3.99')])).toBe(1)
  })

  it('une place quittée se rend une fois, à tous ceux qui la comptaient', () => {
    const places = createPlaces({ ...SHARES, total: 2, perStranger: 2 })
    const leave = places.take(stranger('192.0.2.1'))
    expect(won(places, [stranger('192.0.3.2')])).toBe(1)
    expect(places.take(signed('a'))).toBe('complet')
    for (let turn = 0; turn < 2; turn++) if (typeof leave === 'function') leave()
    expect(won(places, times(5, signed('a')))).toBe(1)
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
