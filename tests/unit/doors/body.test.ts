import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { readBody } from '@/doors/body'

/** Une requête dont le corps vient par morceaux, un toutes les `everyMs`. */
function slow(pieces: readonly number[], everyMs: number, length = pieces.reduce((a, b) => a + b, 0)): Request {
  const body = new ReadableStream<Uint8Array>({
    async start(out) {
      for (const size of pieces) {
        await sleep(everyMs)
        out.enqueue(new Uint8Array(size))
      }
      if (everyMs < 1000) out.close()
    },
  })
  return new Request('http://localhost/', { method: 'PUT', body, duplex: 'half', headers: { 'content-length': String(length) } } as RequestInit)
}
const bounds = { octets: 100_000, silenceMs: 150 }

describe('un envoi lent', () => {
  it('passe tant qu’il avance, trois fois au-delà du silence permis', async () => {
    const lu = await readBody(
      slow(
        Array.from({ length: 20 }, () => 2000),
        25,
      ),
      bounds,
    )
    expect(lu).toMatchObject({ octets: { length: 40_000 } })
  })

  it('s’arrête quand il goutte, et quand il se tait', async () => {
    expect(
      await readBody(
        slow(
          Array.from({ length: 100 }, () => 60),
          20,
        ),
        bounds,
      ),
    ).toEqual({ refus: 'silence' })
    expect(await readBody(slow([1], 2000, 10), bounds)).toEqual({ refus: 'silence' })
  })

  it('ne paie pas le temps que nous mettons à le lire', async () => {
    const lu = await readBody(slow([500, 500, 500], 5), { ...bounds, silenceMs: 100 })
    expect(lu).toMatchObject({ octets: { length: 1500 } })
  })
})
