import { describe, expect, it } from 'vitest'
import { expected, invalid, isDatabaseDown, notFound, refused } from '@/lib/ground/errors'
import { mask } from '@/lib/ground/log'

describe('erreurs attendues', () => {
  it('se reconnaissent à leur kind, même venues d’une autre copie de la classe', () => {
    expect(expected(notFound())).toEqual({ kind: 'introuvable' })
    expect(expected(refused('non', 'Claire'))).toEqual({ kind: 'refuse', message: 'non', qui: 'Claire' })
    expect(expected(invalid({ a: 'b' }))).toEqual({ kind: 'invalide', errors: { a: 'b' } })
    expect(expected({ kind: 'introuvable', detail: { kind: 'introuvable' } })).toEqual({ kind: 'introuvable' })
    for (const panne of [new Error('x'), null, 'x', undefined]) expect(expected(panne)).toBeNull()
  })
})

describe('isDatabaseDown', () => {
  it.each([
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    Object.assign(new Error('admin'), { code: '57P01' }),
    Object.assign(new Error('x'), { cause: Object.assign(new Error('y'), { originalCode: '57P03' }) }),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
  ])('%s', (erreur) => expect(isDatabaseDown(erreur)).toBe(true))
  it.each([new Error('violates check constraint'), Object.assign(new Error('x'), { code: '42501' }), null])('pas %s', (erreur) =>
    expect(isDatabaseDown(erreur)).toBe(false),
  )
})

describe('le journal technique masque', () => {
  it.each(['1850538185042', '1 85 05 38 185 042 14', '180042A003012 38', 'FR7630006000011234567890189', 'FR76 3000 6000 0112 3456 7890 189'])(
    '%s',
    (secret) => expect(mask(`avant ${secret} après`)).not.toContain(secret.slice(0, 9)),
  )
  it('un saut de ligne ne forge pas une ligne', () => expect(mask('a\nb')).toBe('a ⏎ b'))
})
