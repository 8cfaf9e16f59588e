import { describe, expect, it } from 'vitest'
import { FREINS, normalizeEmail, pauseAfter, safeReturn } from '@/lib/identite/rules'

describe('pauseAfter', () => {
  it.each([
    [0, 0],
    [FREINS.delaiApres - 1, 0],
    [FREINS.delaiApres, 2],
    [FREINS.delaiApres + 1, 4],
    [FREINS.blocageApres - 1, 32],
    [FREINS.blocageApres, 3600],
    [FREINS.blocageApres + 1, 3600],
  ])('après %i échecs : %i s', (echecs, secondes) => expect(pauseAfter(echecs)).toBe(secondes))
})

describe('normalizeEmail', () => {
  it.each([
    [' Claire.Durand@Durand.example ', 'claire.durand@durand.example'],
    ['claire＠durand.example', 'claire@durand.example'],
  ])('%s', (saisie, attendu) => expect(normalizeEmail(saisie)).toBe(attendu))
})

describe('safeReturn : même origine seulement', () => {
  it.each(['/accueil', '/e/900000019/demandes?statut=en_attente', '/e/900000019#a-faire', '/gestion'])('garde %s', (chemin) =>
    expect(safeReturn(chemin)).toBe(chemin),
  )
  it.each([
    '',
    'accueil',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/\n/evil.example',
    '/%0d%0aset-cookie:x\r\n',
    '/./\\evil',
    '/..//evil.example',
    '/a/..//evil.example',
    '/connexion',
    '/connexion?retour=/a',
    '/gestion/connexion',
    '/api/auth/csrf',
    '/api',
    `/${'a'.repeat(2001)}`,
    '@evil.example',
    ' /accueil',
    '/\u0000',
    'data:text/html,x',
    '///evil.example',
    '/\\/evil.example',
    '//evil.example/%2f..',
    'http:/evil.example',
    'file:///etc/passwd',
    '.evil.example',
    '?retour=//e',
  ])('refuse %j', (chemin) => expect(safeReturn(chemin)).toBeNull())
  it('refuse ce qui n’est pas un texte', () => {
    for (const v of [null, undefined, 1, {}, ['/accueil']]) expect(safeReturn(v)).toBeNull()
  })
})
