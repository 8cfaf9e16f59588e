import { describe, expect, it } from 'vitest'
import { backoff } from '@/lib/mail/backoff'
import { mailAddress } from '@/lib/mail/header-text'

describe('une adresse de courriel', () => {
  it.each(['claire.durand@durand.example', 'a+b@exemple.fr', "o'neil@exemple.fr"])('%s passe', (a) => expect(mailAddress(a)).toBe(a))

  it.each([
    '',
    'a',
    'a@b',
    'Bcc: x@exemple.fr',
    'a@b.fr (x)@pirate.fr',
    '"x@pirate.fr x"@ok.fr',
    'a@b.fr,c@d.fr',
    'a@b.fr;c@d.fr',
    'a@b.fr\r\nBcc: c@d.fr',
    'a b@c.fr',
    'a＠b.fr',
    'a@b.fr\u0000',
    'é@b.fr',
    '<a@b.fr>',
    'a@[127.0.0.1]',
    'a\\@b.fr',
    `${'a'.repeat(250)}@b.fr`,
  ])('%j ne passe pas', (a) => expect(mailAddress(a)).toBeNull())
})

describe('l’attente entre deux essais', () => {
  it.each([
    [0, 15],
    [1, 15],
    [2, 30],
    [3, 60],
    [8, 1920],
    [9, 3600],
    [10, 3600],
    [1000, 3600],
  ])('après %i essais : %i s', (essais, secondes) => expect(backoff(essais)).toBe(secondes))
})
