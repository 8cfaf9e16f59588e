import { expect, it } from 'vitest'
import { readEntries } from '@/doors/fields'
import { FIELD_LIMITS } from '@/lib/ground/field-limits'

const named = (combien: number): [string, string][] => Array.from({ length: combien }, (_, rang) => [`n${rang}`, 'x'])

it('un nom répété devient une liste ; un fichier et ce que Next ajoute sont laissés', () => {
  const fichier = new File(['x'], 'x.pdf')
  expect(
    readEntries([
      ['a', '1'],
      ['b', ''],
      ['a', '2'],
      ['c', fichier],
      ['$ACTION_ID', 'z'],
    ]),
  ).toEqual({ a: ['1', '2'], b: '' })
})

it('au-delà de ses bornes, rien n’est lu', () => {
  expect(Object.keys(readEntries(named(FIELD_LIMITS.names)) ?? {})).toHaveLength(FIELD_LIMITS.names)
  expect(readEntries(named(FIELD_LIMITS.names + 1))).toBeNull()
  expect(readEntries(Array.from({ length: FIELD_LIMITS.values + 1 }, () => ['a', 'x']))).toBeNull()
})
