import { expect, it } from 'vitest'
import { createEnvois } from '@/doors/envois'

const lot = (take: ReturnType<typeof createEnvois>, personne: string, siren: string | undefined, n: number) =>
  Array.from({ length: n }, () => take({ personne, siren })).filter((quitter) => quitter !== null)

it('six comptes, ou quatorze, aussi pressés soient-ils, laissent une place à qui n’en a aucune', () => {
  for (const comptes of [1, 3, 6, 12, 14]) {
    const take = createEnvois()
    for (let tour = 0; tour < 5; tour++) for (let n = 0; n < comptes; n++) lot(take, `compte ${n}`, `siren ${n}`, 6)
    expect(lot(take, 'autre', 'son siren', 1), String(comptes)).toHaveLength(1)
  }
})

it('cent comptes d’une même entreprise n’ont que sa part', () => {
  const take = createEnvois()
  const pris = Array.from({ length: 100 }, (_, n) => lot(take, `compte ${n}`, 'une entreprise', 4)).flat()
  expect(pris).toHaveLength(8)
  expect(lot(take, 'autre', 'une autre', 4)).toHaveLength(4)
})

it('une personne seule envoie quatre fichiers à la fois, et une place quittée se rend une seule fois', () => {
  const take = createEnvois()
  const pris = lot(take, 'claire', undefined, 9)
  expect(pris).toHaveLength(4)
  for (const quitter of [...pris, ...pris]) quitter?.()
  expect(lot(take, 'claire', 'x', 9)).toHaveLength(4)
  for (let n = 0; n < 30; n++) lot(take, `compte ${n}`, undefined, 1)
  expect(lot(take, 'trop tard', undefined, 1)).toHaveLength(0)
})
