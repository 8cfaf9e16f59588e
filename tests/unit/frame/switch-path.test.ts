import { describe, expect, it } from 'vitest'
import { switchPath } from '@/components/frame/switch-path'

describe('switchPath : la même page pour une autre entreprise', () => {
  it.each([
    ['/e/900000019', '/e/900000027'],
    ['/e/900000019/', '/e/900000027'],
    ['/e/900000019/dsn', '/e/900000027/dsn'],
    ['/e/900000019/dsn/', '/e/900000027/dsn'],
    ['/e/900000019/dsn/controle', '/e/900000027/dsn/controle'],
    ['/e/900000019/sante', '/e/900000027/sante'],
    ['/e/900000019/demandes/CP-2026-0000123-7', '/e/900000027/demandes'],
    ['/e/900000019/contrats/TRM-NC-0000123', '/e/900000027/contrats'],
    ['/e/900000019/dsn/fiches/42', '/e/900000027/dsn'],
    ['/e/900000019/demarches/arret-de-travail', '/e/900000027/demarches'],
    ['/e/900000019/brouillons/abc/arret', '/e/900000027'],
    ['/e/900000019/inconnue', '/e/900000027'],
    ['/accueil', '/e/900000027'],
    ['/comptes/c1/entreprises', '/e/900000027'],
    ['/e/12/dsn', '/e/900000027'],
    ['', '/e/900000027'],
  ])('%s → %s', (pathname, expected) => {
    expect(switchPath(pathname, '900000027')).toBe(expected)
  })
})
