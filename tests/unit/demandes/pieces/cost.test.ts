import { describe, expect, it, vi } from 'vitest'
import { inspect } from '@/lib/demandes/pieces/inspect'
import { run } from '@/lib/demandes/pieces/judge-file'
import { cost } from '../../../support/cost'
import { HOSTILES, honest } from './hostiles'

vi.setConfig({ testTimeout: 120_000 })

/** Assez pour que deux lectures d’un même octet se voient : ce qui croît comme le carré y coûte des milliers de fois plus. */
const TAILLE = 3_000_000

const judge = (octets: Buffer) => run({ type: 'application/pdf' }, octets)

describe('un PDF fait pour être lent', () => {
  it('ne coûte pas beaucoup plus qu’un honnête de la même taille', async () => {
    const octets = honest(TAILLE)
    const juste = await cost(() => judge(octets))
    for (const [nom, make] of Object.entries(HOSTILES)) {
      const hostile = make(TAILLE)
      expect(await cost(() => judge(hostile), 1), nom).toBeLessThan(juste * 20)
    }
  })

  it('n’occupe pas le portail plus qu’un honnête, ni en temps ni en mémoire', async () => {
    const octets = honest(TAILLE)
    expect(await inspect(octets, 'a.pdf')).toMatchObject({ ok: true })
    // Surveiller un processus coûte un peu tant qu’il lit : on compare à ce qu’aurait coûté de lire ici un fichier honnête.
    const juste = (await cost(() => judge(octets))) + (await cost(() => inspect(octets, 'a.pdf')))
    for (const nom of ['des noms écrits #4A#53', 'un flux d’objets qui se déplie en #41', 'des « stream » sans fin', 'des /JS loin de leur valeur']) {
      const hostile = HOSTILES[nom]?.(TAILLE) ?? Buffer.alloc(0)
      const avant = process.resourceUsage().maxRSS
      expect(await cost(() => inspect(hostile, 'a.pdf')), nom).toBeLessThan(juste * 2)
      expect((process.resourceUsage().maxRSS - avant) * 1024, nom).toBeLessThan(octets.length * 6)
    }
  })
})
