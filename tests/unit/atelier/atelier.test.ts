import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Atelier, openAtelier } from '@/lib/atelier/atelier'
import type { Bornes } from '@/lib/atelier/enfant'
import type { Acte } from './travaux'

// Des processus naissent et meurent : sur une machine chargée, cela prend le temps qu’il faut.
vi.setConfig({ testTimeout: 60_000 })

let ouvert: Atelier | undefined
afterEach(() => ouvert?.close())

/** Un atelier à soi, et de quoi lui demander un acte : ce qu’il rend, ou pourquoi il ne rend rien. */
function workshop(bornes: Partial<Bornes> = {}) {
  const atelier = openAtelier({ dossiers: ['lib', 'node_modules', 'tests/unit/atelier'], ...bornes })
  ouvert = atelier
  return async (acte: Acte, cible?: string): Promise<unknown> => {
    const issue = await atelier.run<object, unknown>('tests/unit/atelier/travaux.ts', { acte, ...(cible ? { cible } : {}) })
    return 'echec' in issue ? issue.echec : issue.rendu
  }
}
const isLiving = (pid: unknown): boolean => {
  try {
    return process.kill(Number(pid), 0)
  } catch {
    return false
  }
}

describe('un travail qui dépasse ses bornes', () => {
  it.each([
    ['boucle', 'delai', { delaiMs: 2000 }],
    ['tas', 'memoire', { tasMo: 32 }],
    ['octets', 'memoire', { memoireMo: 150 }],
    ['tombe', 'panne', {}],
    ['lance', 'panne', {}],
  ] as const)('%s : %s, et le suivant est servi', async (acte, echec, bornes) => {
    // Le poids d’un processus n’est connu que là où le noyau le dit.
    if (acte === 'octets' && !existsSync('/proc/self/status')) return
    const ask = workshop({ processus: 1, ...bornes })
    expect(await ask(acte)).toBe(echec)
    expect(await ask('pid')).toEqual(expect.any(Number))
  })

  it('n’arrête pas celui d’à côté', async () => {
    const ask = workshop({ processus: 2 })
    const [perdu, autre] = await Promise.all([ask('tombe'), ask('attend')])
    expect([perdu, autre]).toEqual(['panne', expect.any(Number)])
  })
})

describe('beaucoup de travaux ensemble', () => {
  it('deux processus les font tous', async () => {
    const ask = workshop({ processus: 2, file: 30 })
    const pids = await Promise.all(Array.from({ length: 20 }, () => ask('pid')))
    expect(pids.every((pid) => typeof pid === 'number')).toBe(true)
    expect(new Set(pids).size).toBeLessThanOrEqual(2)
  })
  it('au-delà de la file : occupé, tout de suite', async () => {
    const ask = workshop({ processus: 1, file: 3 })
    const rendus = await Promise.all(Array.from({ length: 10 }, () => ask('attend')))
    expect(rendus.filter((rendu) => rendu === 'occupe')).toHaveLength(6)
    expect(rendus.filter((rendu) => typeof rendu === 'number')).toHaveLength(4)
  })
  it('qui n’a pas son tour à temps : occupé', async () => {
    const ask = workshop({ processus: 1, attenteMs: 50 })
    const [, suivant] = await Promise.all([ask('attend'), ask('pid')])
    expect(suivant).toBe('occupe')
  })
})

describe('les processus', () => {
  it('ne voient ni l’environnement du portail, ni ses fichiers, et n’en font pas naître', async () => {
    process.env.SECRET_DU_PORTAIL = 'x'
    const ask = workshop()
    expect(await ask('environnement')).not.toContain('SECRET_DU_PORTAIL')
    expect(await ask('environnement')).not.toContain('PATH')
    for (const cible of ['README.md', '.data/secrets.json', '/etc/passwd']) expect(await ask('lit', cible), cible).toBe('panne')
    expect(await ask('nait', process.execPath)).toBe('panne')
    expect(await ask('pid')).toEqual(expect.any(Number))
  })
  it('servent encore, puis sont remplacés après assez de travaux', async () => {
    const ask = workshop({ processus: 1, travaux: 2 })
    const pids = [await ask('pid'), await ask('pid'), await ask('pid')]
    expect([pids[0] === pids[1], pids[1] === pids[2]]).toEqual([true, false])
  })
  it('se retirent au repos, et reviennent', async () => {
    const ask = workshop({ processus: 1, reposMs: 50 })
    const premier = await ask('pid')
    while (isLiving(premier)) await sleep(20)
    expect(await ask('pid')).not.toBe(premier)
  })
  it('finissent avec l’atelier : ce qui attend est occupé, rien ne survit', async () => {
    const ask = workshop({ processus: 1 })
    const pid = await ask('pid')
    const [encours, attend] = [ask('boucle'), ask('pid')]
    await ouvert?.close()
    expect([await encours, await attend, await ask('pid'), isLiving(pid)]).toEqual(['occupe', 'occupe', 'occupe', false])
  })
})
