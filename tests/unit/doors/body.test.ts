import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { isReadable, readBody, readFieldsOnly, readMultipart } from '@/doors/body'

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

  it('a un temps en tout quand on lui en donne un, et ce qui est déjà arrivé reste lu', async () => {
    const debut = performance.now()
    const forme = (suite: string) => new TextEncoder().encode(suite)
    const body = new ReadableStream<Uint8Array>({
      async start(out) {
        out.enqueue(
          forme(
            '--X\r\ncontent-disposition: form-data; name="corps"\r\n\r\nmon texte\r\n--X\r\ncontent-disposition: form-data; name="autre"\r\n\r\n',
          ),
        )
        for (let i = 0; i < 100; i++) {
          await sleep(20)
          out.enqueue(new Uint8Array(1000))
        }
      },
    })
    const headers = { 'content-type': 'multipart/form-data; boundary=X' }
    const request = new Request('http://localhost/', { method: 'POST', body, duplex: 'half', headers } as RequestInit)
    expect((await readFieldsOnly(request, { total: 1_000_000, silenceMs: 500, totalMs: 300 })).corps).toBe('mon texte')
    expect(performance.now() - debut).toBeLessThan(1200)
  })
})

describe('les parts d’un envoi', () => {
  const part = (entete: string, corps: string) => `--X\r\n${entete}\r\n\r\n${corps}\r\n`
  const fichier = (nom: string, corps: string) => part(`content-disposition: form-data; name="fichiers"; filename="${nom}"`, corps)
  const texte = (nom: string) => part(`content-disposition: form-data; name="${nom}"`, 'lu')

  /** Le formulaire, coupé tous les `pas` octets. */
  async function lit(corps: string, pas: number, fichiers = 5) {
    const octets = Buffer.from(`${corps}--X--\r\n`)
    const body = new ReadableStream<Uint8Array>({
      start(out) {
        for (let at = 0; at < octets.length; at += pas) out.enqueue(octets.subarray(at, at + pas))
        out.close()
      },
    })
    const headers = { 'content-type': 'multipart/form-data; boundary=X' }
    const request = new Request('http://localhost/', { method: 'POST', body, duplex: 'half', headers } as RequestInit)
    const noms: string[] = []
    const { refus } = await readMultipart(request, { octets: 1000, silenceMs: 500, fichiers, total: 100_000 }, async ({ nom }) => void noms.push(nom))
    return { refus, noms }
  }

  it.each([1, 7, 10_000])('sont toutes lues, ou l’envoi n’est pas arrivé entier (morceaux de %d octets)', async (pas) => {
    const bon = texte('corps') + fichier('a.pdf', 'un--X\r\nau milieu, sans retour devant\r\n--Y') + fichier('vide.pdf', '')
    expect(await lit(bon, pas)).toEqual({ refus: null, noms: ['a.pdf', 'vide.pdf'] })
    const sansNom = fichier('a.pdf', 'un') + part('content-type: application/pdf', 'perdu')
    expect(await lit(sansNom, pas)).toMatchObject({ refus: 'tronque' })
    const trente = Array.from({ length: 30 }, (_, n) => texte(`c${n}`)).join('')
    expect(await lit(trente, pas), 'au-delà des champs permis').toMatchObject({ refus: 'tronque' })
    expect(await lit(fichier('a.pdf', 'un') + fichier('b.pdf', 'deux'), pas, 1), 'trop de fichiers se dit autrement').toMatchObject({ refus: null })
  })
})

describe('le type d’un envoi', () => {
  it('se juge sans que rien ne lève ensuite, hors de toute requête : un portail entier en tomberait', async () => {
    const levees: unknown[] = []
    const noter = (erreur: unknown) => levees.push(erreur)
    process.on('uncaughtException', noter)
    const types = [
      'multipart/form-data; boundary=X',
      'multipart/form-data',
      'multipart/mixed; boundary=X',
      'text/plain',
      'multipart/form-data; boundary="',
    ]
    expect(types.map(isReadable)).toEqual([true, false, false, true, false])
    await sleep(20)
    process.off('uncaughtException', noter)
    expect(levees).toEqual([])
  })
})
