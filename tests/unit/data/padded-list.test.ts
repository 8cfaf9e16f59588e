import { expect, it } from 'vitest'
import { paddedList } from '@/lib/data/padded-list'
import { packLignes, unpackLignes } from '@/lib/ground/lignes'

it('une liste va au palier au-dessus sans changer ce qu’elle contient', () => {
  const longueurs = new Set<number>()
  for (const n of [1, 2, 3, 4, 5, 15, 16, 17, 63, 64, 65, 255, 256, 257, 1023, 1024, 1025, 4095, 4096]) {
    const liste = Array.from({ length: n }, (_, rang) => rang)
    const portee = paddedList(liste)
    longueurs.add(portee.length)
    expect(portee.slice(0, n)).toEqual(liste)
    expect(new Set(portee).size).toBe(n)
  }
  expect([...longueurs]).toEqual([1, 4, 16, 64, 256, 1024, 4096])
  expect(paddedList(['a'], 5)).toHaveLength(16)
  expect(paddedList([], 5)).toEqual([])
  expect(paddedList(Array(4097).fill(0))).toHaveLength(4097)
})

it('des lignes rangées puis rendues sont les mêmes', () => {
  const lignes = [
    { id: 'a', quand: new Date(0), vide: null },
    { id: 'b', quand: new Date(1), vide: 'x' },
  ]
  expect(unpackLignes(packLignes(lignes))).toEqual(lignes)
  expect(unpackLignes(packLignes([]))).toEqual([])
})
