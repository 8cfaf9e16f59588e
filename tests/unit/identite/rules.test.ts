import { describe, expect, it } from 'vitest'
import { FREINS, pauseAfter, safeReturn } from '@/lib/identite/rules'
import { normalizeEmail } from '@/lib/ground/email'

describe('pauseAfter', () => {
  it.each([
    ['couple', 4, 0],
    ['couple', 5, 2],
    ['couple', 6, 4],
    ['couple', 9, 32],
    ['couple', 10, 900],
    ['couple', 500, 900],
    ['appareil', 10, 900],
    ['adresse', 19, 0],
    ['adresse', 20, 2],
    ['adresse', 28, 512],
    ['adresse', 29, 900],
    ['adresse', 500, 900],
  ] as const)('%s, après %i essais : %i s', (frein, essais, secondes) => expect(pauseAfter(essais, FREINS[frein])).toBe(secondes))

  it('un seul réseau ne suffit pas à ralentir l’adresse pour les autres', () =>
    expect(FREINS.couple.blocageApres).toBeLessThan(FREINS.adresse.delaiApres))
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
