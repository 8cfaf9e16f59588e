import { expect, it } from 'vitest'
import { andList } from '@/lib/ground/enumeration'

it.each([
  [[], ''],
  [['Jean'], 'Jean'],
  [['Jean', 'Marie'], 'Jean et Marie'],
  [['A', 'B', 'C', 'D', 'E'], 'A, B, C, D et E'],
  [['A', 'B', 'C', 'D', 'E', 'F', 'G'], 'A, B, C, D, E et 2\u00a0autres'],
])('%j se dit « %s »', (noms, dit) => expect(andList(noms)).toBe(dit))
